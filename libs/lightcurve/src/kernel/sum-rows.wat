;; Adds up the photons of whole rows of a corrtag: the same arithmetic in the same order as cos-photons.ts (decoding) and
;; photon-summer.ts (summing), so that the sums are the same to the bit. Boxes must hold whole rows.
;;
;; Rows are taken in blocks that stay in the processor's cache. In each block
;;   1. four rows at a time are decoded to column, row and tick, below 0 for photons that are left out;
;;   2. photons are held against the boxes near them; each is written down and the place moves on only for a hit;
;;   3. the hits are added up.
;;
;; What it works on is described by numbers at $p, laid out in wasm-summer.ts.
(module
  (memory (export "memory") 1)

  ;; floor(value / unit + 0.5) of the big-endian numbers at $at in four rows; far below 0 for NaN
  (func $roundFour (param $at i32) (param $rowLength i32) (param $unit v128) (result v128)
    (local $four v128)
    (local.set $four (v128.load32_zero align=1 (local.get $at)))
    (local.set $at (i32.add (local.get $at) (local.get $rowLength)))
    (local.set $four (v128.load32_lane align=1 1 (local.get $at) (local.get $four)))
    (local.set $at (i32.add (local.get $at) (local.get $rowLength)))
    (local.set $four (v128.load32_lane align=1 2 (local.get $at) (local.get $four)))
    (local.set $at (i32.add (local.get $at) (local.get $rowLength)))
    (local.set $four (v128.load32_lane align=1 3 (local.get $at) (local.get $four)))
    (local.set $four (i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12 (local.get $four) (local.get $four)))
    (v128.bitselect
      (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
        (i32x4.trunc_sat_f64x2_s_zero (f64x2.floor (f64x2.add
          (f64x2.div (f64x2.promote_low_f32x4 (local.get $four)) (local.get $unit))
          (v128.const f64x2 0.5 0.5))))
        (i32x4.trunc_sat_f64x2_s_zero (f64x2.floor (f64x2.add
          (f64x2.div
            (f64x2.promote_low_f32x4
              (i8x16.shuffle 8 9 10 11 12 13 14 15 0 0 0 0 0 0 0 0 (local.get $four) (local.get $four)))
            (local.get $unit))
          (v128.const f64x2 0.5 0.5)))))
      (v128.const i32x4 -1000000 -1000000 -1000000 -1000000)
      (f32x4.eq (local.get $four) (local.get $four))))

  ;; the 16-bit words at $at in four rows, each in the low half of a lane, in the order of their bytes in memory
  (func $wordsOfFour (param $at i32) (param $rowLength i32) (result v128)
    (local $four v128)
    (local.set $four (v128.load16_lane align=1 0 (local.get $at) (local.get $four)))
    (local.set $at (i32.add (local.get $at) (local.get $rowLength)))
    (local.set $four (v128.load16_lane align=1 2 (local.get $at) (local.get $four)))
    (local.set $at (i32.add (local.get $at) (local.get $rowLength)))
    (local.set $four (v128.load16_lane align=1 4 (local.get $at) (local.get $four)))
    (local.set $at (i32.add (local.get $at) (local.get $rowLength)))
    (v128.load16_lane align=1 6 (local.get $at) (local.get $four)))

  ;; the bytes at $at in four rows, one in each lane
  (func $bytesOfFour (param $at i32) (param $rowLength i32) (result v128)
    (local $four v128)
    (local.set $four (v128.load8_lane 0 (local.get $at) (local.get $four)))
    (local.set $at (i32.add (local.get $at) (local.get $rowLength)))
    (local.set $four (v128.load8_lane 4 (local.get $at) (local.get $four)))
    (local.set $at (i32.add (local.get $at) (local.get $rowLength)))
    (local.set $four (v128.load8_lane 8 (local.get $at) (local.get $four)))
    (local.set $at (i32.add (local.get $at) (local.get $rowLength)))
    (v128.load8_lane 12 (local.get $at) (local.get $four)))

  ;; step 1
  (func $decode (param $p i32) (param $rows i32) (param $count i32)
    (local $rowLength i32) (local $index i32) (local $at i32) (local $columns i32) (local $detectorRows i32)
    (local $x i32) (local $y i32) (local $dq i32) (local $rejected v128) (local $shift v128)
    (local $time i32) (local $ticks i32) (local $tickSeconds v128) (local $height i32) (local $lowest v128) (local $highest v128) (local $leftOut v128) (local $four v128)
    (local.set $rowLength (i32.load offset=0 (local.get $p)))
    (local.set $x (i32.load offset=8 (local.get $p)))
    (local.set $y (i32.load offset=12 (local.get $p)))
    (local.set $dq (i32.load offset=20 (local.get $p)))
    (local.set $rejected (i32x4.splat (i32.load offset=24 (local.get $p))))
    (local.set $shift (i32x4.splat (i32.load offset=28 (local.get $p))))
    (local.set $columns (i32.load offset=56 (local.get $p)))
    (local.set $detectorRows (i32.load offset=60 (local.get $p)))
    (local.set $height (i32.load offset=128 (local.get $p)))
    (local.set $lowest (i32x4.splat (i32.load offset=132 (local.get $p))))
    (local.set $highest (i32x4.splat (i32.load offset=136 (local.get $p))))
    (local.set $time (i32.load offset=4 (local.get $p)))
    (local.set $ticks (i32.load offset=152 (local.get $p)))
    (local.set $tickSeconds (f64x2.splat (f64.load offset=144 (local.get $p))))
    (local.set $at (local.get $rows))
    (loop $fours
      (local.set $leftOut (i32x4.ne
        (v128.and
          (call $wordsOfFour (i32.add (local.get $at) (local.get $dq)) (local.get $rowLength))
          (local.get $rejected))
        (v128.const i32x4 0 0 0 0)))
      (if (i32.ge_s (local.get $height) (i32.const 0)) (then
        (local.set $four
          (call $bytesOfFour (i32.add (local.get $at) (local.get $height)) (local.get $rowLength)))
        (local.set $leftOut (v128.or (local.get $leftOut) (v128.or
          (i32x4.lt_s (local.get $four) (local.get $lowest))
          (i32x4.gt_s (local.get $four) (local.get $highest)))))))
      (v128.store (i32.add (local.get $columns) (i32.shl (local.get $index) (i32.const 2)))
        (v128.or (local.get $leftOut) (i32x4.add (local.get $shift)
          (call $roundFour
            (i32.add (local.get $at) (local.get $x)) (local.get $rowLength) (v128.const f64x2 1 1)))))
      (v128.store (i32.add (local.get $detectorRows) (i32.shl (local.get $index) (i32.const 2)))
        (call $roundFour (i32.add (local.get $at) (local.get $y)) (local.get $rowLength) (v128.const f64x2 1 1)))
      (v128.store (i32.add (local.get $ticks) (i32.shl (local.get $index) (i32.const 2)))
        (call $roundFour
          (i32.add (local.get $at) (local.get $time)) (local.get $rowLength) (local.get $tickSeconds)))
      (local.set $at (i32.add (local.get $at) (i32.shl (local.get $rowLength) (i32.const 2))))
      (local.set $index (i32.add (local.get $index) (i32.const 4)))
      (br_if $fours (i32.lt_u (local.get $index) (local.get $count)))))

  ;; step 2; answers the end of the hits: pairs of a photon's number with four bits above it for the boxes of a record
  ;; that hold it, and that record's number
  (func $find (param $p i32) (param $count i32) (result i32)
    (local $columns i32) (local $detectorRows i32) (local $hit i32) (local $index i32)
    (local $column i32) (local $row i32) (local $isOn i32) (local $record i32) (local $end i32) (local $bits i32)
    (local $columnCount i32) (local $rowCount i32) (local $rowShift i32) (local $cells i32) (local $records i32)
    (local $limits i32) (local $four v128) (local $rows v128)
    (local.set $columnCount (i32.load offset=32 (local.get $p)))
    (local.set $rowCount (i32.load offset=36 (local.get $p)))
    (local.set $rowShift (i32.load offset=40 (local.get $p)))
    (local.set $cells (i32.load offset=44 (local.get $p)))
    (local.set $records (i32.load offset=48 (local.get $p)))
    (local.set $limits (i32.load offset=52 (local.get $p)))
    (local.set $columns (i32.load offset=56 (local.get $p)))
    (local.set $detectorRows (i32.load offset=60 (local.get $p)))
    (local.set $hit (i32.load offset=64 (local.get $p)))
    (loop $photons
      (local.set $column (i32.load (i32.add (local.get $columns) (i32.shl (local.get $index) (i32.const 2)))))
      (local.set $row (i32.load (i32.add (local.get $detectorRows) (i32.shl (local.get $index) (i32.const 2)))))
      ;; all ones on the detector; photons off it are held against its first pixel, and never hit
      (local.set $isOn (i32.sub (i32.const 0) (i32.and
        (i32.lt_u (local.get $column) (local.get $columnCount))
        (i32.lt_u (local.get $row) (local.get $rowCount)))))
      (local.set $rows (i16x8.splat (local.get $row)))
      (local.set $record (i32.mul (local.get $records) (i32.add
        (i32.mul (local.get $cells) (i32.and (local.get $column) (local.get $isOn)))
        (i32.shr_u (i32.and (local.get $row) (local.get $isOn)) (local.get $rowShift)))))
      (local.set $end (i32.add (local.get $record) (local.get $records)))
      (loop $each
        (local.set $four (v128.load (i32.add (local.get $limits) (i32.shl (local.get $record) (i32.const 4)))))
        ;; from the first row on, and up to the last: the halves of the record
        (local.set $bits (i32.and (local.get $isOn) (i32.and
          (i32.and (i32.const 15) (i16x8.bitmask (i16x8.ge_s (local.get $rows) (local.get $four))))
          (i32.shr_u (i16x8.bitmask (i16x8.le_s (local.get $rows) (local.get $four))) (i32.const 4)))))
        (i32.store (local.get $hit) (i32.or (local.get $index) (i32.shl (local.get $bits) (i32.const 16))))
        (i32.store offset=4 (local.get $hit) (local.get $record))
        (local.set $hit (i32.add (local.get $hit)
          (i32.shl (i32.ne (local.get $bits) (i32.const 0)) (i32.const 3))))
        (local.set $record (i32.add (local.get $record) (i32.const 1)))
        (br_if $each (i32.lt_u (local.get $record) (local.get $end))))
      (local.set $index (i32.add (local.get $index) (i32.const 1)))
      (br_if $photons (i32.lt_u (local.get $index) (local.get $count))))
    (local.get $hit))

  ;; where the closed interval that holds a tick stands in a list of pairs; -1 when none does
  (func $interval (param $list i32) (param $count i32) (param $tick i32) (result i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $list) (i32.shl (local.get $count) (i32.const 3))))
    (block $none (loop $each
      (br_if $none (i32.ge_u (local.get $list) (local.get $end)))
      (if (i32.and
            (i32.ge_s (local.get $tick) (i32.load (local.get $list)))
            (i32.le_s (local.get $tick) (i32.load offset=4 (local.get $list))))
        (then (return (local.get $list))))
      (local.set $list (i32.add (local.get $list) (i32.const 8)))
      (br $each)))
    (i32.const -1))

  ;; step 3
  (func $add (param $p i32) (param $rows i32) (param $end i32)
    (local $hit i32) (local $at i32) (local $index i32) (local $rowLength i32) (local $epsilon i32)
    (local $ticks i32) (local $tick i32) (local $first i32) (local $last i32) (local $bin i32)
    (local $place i32) (local $region i32) (local $columnCount i32) (local $columns i32) (local $interval i32)
    (local $ticksPerBin i32) (local $countWeights i32) (local $fluxWeights i32) (local $sums i32) (local $regionBytes i32)
    (local $regionOfBox i32) (local $weighs i32) (local $used i32) (local $columnEvents i32)
    (local $weight f64) (local $counts f64) (local $flux f64)
    (local $bits i32) (local $column i32) (local $box i32) (local $boxOfEntry i32) (local $to i32) (local $isUsed f64) (local $countsWhole i32) (local $big v128)
    (local.set $rowLength (i32.load offset=0 (local.get $p)))
    (local.set $epsilon (i32.load offset=16 (local.get $p)))
    (local.set $columns (i32.load offset=56 (local.get $p)))
    (local.set $hit (i32.load offset=64 (local.get $p)))
    (local.set $regionOfBox (i32.load offset=72 (local.get $p)))
    (local.set $columnCount (i32.load offset=32 (local.get $p)))
    (local.set $countWeights (i32.load offset=76 (local.get $p)))
    (local.set $boxOfEntry (i32.load offset=68 (local.get $p)))
    (local.set $weighs (i32.load offset=80 (local.get $p)))
    (local.set $used (i32.load offset=84 (local.get $p)))
    (local.set $fluxWeights (i32.load offset=88 (local.get $p)))
    (local.set $sums (i32.load offset=92 (local.get $p)))
    (local.set $columnEvents (i32.load offset=96 (local.get $p)))
    (local.set $regionBytes (i32.load offset=100 (local.get $p)))
    (local.set $ticksPerBin (i32.load offset=104 (local.get $p)))
    (local.set $ticks (i32.load offset=152 (local.get $p)))
    (local.set $countsWhole (i32.load offset=156 (local.get $p)))
    (local.set $last (i32.const -1))
    (local.set $bin (i32.const -1))
    (block $done (loop $hits
      (br_if $done (i32.ge_u (local.get $hit) (local.get $end)))
      (local.set $bits (i32.load (local.get $hit)))
      (local.set $index (i32.and (local.get $bits) (i32.const 0xffff)))
      (local.set $bits (i32.shr_u (local.get $bits) (i32.const 16)))
      (local.set $at (i32.add (local.get $rows) (i32.mul (local.get $index) (local.get $rowLength))))
      (local.set $column (i32.load (i32.add (local.get $columns) (i32.shl (local.get $index) (i32.const 2)))))
      (local.set $tick (i32.load (i32.add (local.get $ticks) (i32.shl (local.get $index) (i32.const 2)))))
      (block $next
        (if (i32.or
              (i32.lt_s (local.get $tick) (local.get $first))
              (i32.gt_s (local.get $tick) (local.get $last)))
          (then
            (local.set $first (local.get $tick))
            (local.set $last (local.get $tick))
            (local.set $interval (call $interval
              (i32.load offset=120 (local.get $p)) (i32.load offset=124 (local.get $p)) (local.get $tick)))
            (if (i32.lt_s (local.get $interval) (i32.const 0))
              (then
                (local.set $bin (select
                  (i32.const -1)
                  (i32.load offset=108 (local.get $p))
                  (i32.lt_s
                    (call $interval
                      (i32.load offset=112 (local.get $p)) (i32.load offset=116 (local.get $p)) (local.get $tick))
                    (i32.const 0)))))
              (else
                (local.set $bin (i32.div_s (local.get $tick) (local.get $ticksPerBin)))
                (local.set $first (i32.mul (local.get $bin) (local.get $ticksPerBin)))
                (local.set $last (i32.add (local.get $first) (i32.sub (local.get $ticksPerBin) (i32.const 1))))
                (if (i32.lt_s (local.get $first) (i32.load (local.get $interval)))
                  (then (local.set $first (i32.load (local.get $interval)))))
                (if (i32.gt_s (local.get $last) (i32.load offset=4 (local.get $interval)))
                  (then (local.set $last (i32.load offset=4 (local.get $interval)))))))))
        (br_if $next (i32.lt_s (local.get $bin) (i32.const 0)))
        (loop $boxes
          (local.set $box (i32.ctz (local.get $bits)))
          (if (local.get $boxOfEntry) (then (local.set $box (i32.load16_u (i32.add (local.get $boxOfEntry)
            (i32.shl (i32.add (i32.shl (i32.load offset=4 (local.get $hit)) (i32.const 2)) (local.get $box))
              (i32.const 1)))))))
          (local.set $region (i32.load16_u (i32.add (local.get $regionOfBox)
            (i32.shl (local.get $box) (i32.const 1)))))
          (local.set $place (i32.add (i32.mul (local.get $region) (local.get $columnCount)) (local.get $column)))
          (local.set $to (i32.add (local.get $columnEvents) (i32.shl (local.get $place) (i32.const 2))))
          (i32.store (local.get $to) (i32.add (i32.load (local.get $to)) (i32.const 1)))
          (local.set $weight (f64.const 1))
          (if (i32.load8_u (i32.add (local.get $weighs) (local.get $region)))
            (then
              (local.set $big (v128.load32_zero align=1 (i32.add (local.get $at) (local.get $epsilon))))
              (local.set $weight (f64x2.extract_lane 0 (f64x2.promote_low_f32x4
                (i8x16.shuffle 3 2 1 0 7 7 7 7 7 7 7 7 7 7 7 7 (local.get $big) (local.get $big)))))))
          (local.set $isUsed (f64.convert_i32_u (i32.load8_u (i32.add (local.get $used) (local.get $place)))))
          (local.set $counts (f64.mul (local.get $weight) (local.get $isUsed)))
          (if (i32.eqz (i32.load8_u (i32.add (local.get $countsWhole) (local.get $region))))
            (then (local.set $counts (f64.mul (local.get $weight)
              (f64.load (i32.add (local.get $countWeights) (i32.shl (local.get $place) (i32.const 3))))))))
          (local.set $flux (f64.mul (local.get $weight)
            (f64.load (i32.add (local.get $fluxWeights) (i32.shl (local.get $place) (i32.const 3))))))
          (local.set $to (i32.add (i32.add (local.get $sums)
            (i32.mul (local.get $region) (local.get $regionBytes)))
            (i32.mul (local.get $bin) (i32.const 40))))
          (f64.store (local.get $to) (f64.add (f64.load (local.get $to)) (local.get $isUsed)))
          (f64.store offset=8 (local.get $to)
            (f64.add (f64.load offset=8 (local.get $to)) (local.get $counts)))
          (f64.store offset=16 (local.get $to)
            (f64.add (f64.load offset=16 (local.get $to)) (f64.mul (local.get $counts) (local.get $counts))))
          (f64.store offset=24 (local.get $to)
            (f64.add (f64.load offset=24 (local.get $to)) (local.get $flux)))
          (f64.store offset=32 (local.get $to)
            (f64.add (f64.load offset=32 (local.get $to)) (f64.mul (local.get $flux) (local.get $flux))))
          (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
          (br_if $boxes (local.get $bits))))
      (local.set $hit (i32.add (local.get $hit) (i32.const 8)))
      (br $hits))))

  ;; adds $count rows at $rows, in blocks of at most $block; three rows beyond them must be readable
  (func (export "sum") (param $p i32) (param $rows i32) (param $count i32) (param $block i32)
    (local $now i32)
    (block $done (loop $blocks
      (br_if $done (i32.eqz (local.get $count)))
      (local.set $now (select (local.get $count) (local.get $block)
        (i32.lt_u (local.get $count) (local.get $block))))
      (call $decode (local.get $p) (local.get $rows) (local.get $now))
      (call $add (local.get $p) (local.get $rows) (call $find (local.get $p) (local.get $now)))
      (local.set $rows (i32.add (local.get $rows)
        (i32.mul (local.get $now) (i32.load offset=0 (local.get $p)))))
      (local.set $count (i32.sub (local.get $count) (local.get $now)))
      (br $blocks))))
)
