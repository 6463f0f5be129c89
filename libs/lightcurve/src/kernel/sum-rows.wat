;; Adds up the photons of whole rows of a corrtag: the same arithmetic in the same order as plain-row-summer.ts, so that
;; the sums are the same to the bit. Boxes must hold whole rows.
;;
;; Rows are taken in blocks that stay in the processor's first cache. In each block
;;   1. four rows at a time are decoded to their column, detector row and cell of the box index;
;;   2. photons are held against the boxes of that cell; each is written down and the place moves on only for a hit;
;;   3. the hits are added up, a bin's sums held in variables while photons of one region follow one another.
;; What steps 1 and 2 cannot foresee costs them nothing: neither has a branch that depends on a photon.
;;
;; wasm-row-summer.ts sets the globals and lays out the memory.
(module
  (memory (export "memory") 1)

  ;; where the numbers of a photon stand in its row (byte), as RowLayout has them
  (global $rowLength (export "rowLength") (mut i32) (i32.const 0))
  (global $time (export "time") (mut i32) (i32.const 0))
  (global $x (export "x") (mut i32) (i32.const 0))
  (global $y (export "y") (mut i32) (i32.const 0))
  (global $epsilon (export "epsilon") (mut i32) (i32.const 0))
  (global $dq (export "dq") (mut i32) (i32.const 0))
  (global $pulseHeight (export "pulseHeight") (mut i32) (i32.const 0))
  (global $xOffset (export "xOffset") (mut i32) (i32.const 0))
  (global $ticksPerSecond (export "ticksPerSecond") (mut f64) (f64.const 0))

  ;; which photons count: bits of DQ in the order of the file's bytes; pulse heights, looked at if there is a choice
  (global $rejectedDq (export "rejectedDq") (mut i32) (i32.const 0))
  (global $choosesHeights (export "choosesHeights") (mut i32) (i32.const 0))
  (global $lowestHeight (export "lowestHeight") (mut i32) (i32.const 0))
  (global $highestHeight (export "highestHeight") (mut i32) (i32.const 0))

  ;; the box index: its cells' numbers of records (two bytes), its records (16 bytes), and the cell that no box touches
  (global $columnCount (export "columnCount") (mut i32) (i32.const 0))
  (global $rowCount (export "rowCount") (mut i32) (i32.const 0))
  (global $rowShift (export "rowShift") (mut i32) (i32.const 0))
  (global $cellsPerColumn (export "cellsPerColumn") (mut i32) (i32.const 0))
  (global $noCell (export "noCell") (mut i32) (i32.const 0))
  (global $recordOfCell (export "recordOfCell") (mut i32) (i32.const 0))
  (global $recordsPerCell (export "recordsPerCell") (mut i32) (i32.const 0))
  (global $limits (export "limits") (mut i32) (i32.const 0))
  ;; where the region of each entry is described, by record × stride + place in the record (four bytes): in 16 bytes
  ;; where its weights, its events by column and its sums by bin begin, and whether its photons weigh their EPSILON
  (global $regionOfEntry (export "regionOfEntry") (mut i32) (i32.const 0))
  (global $entryStride (export "entryStride") (mut i32) (i32.const 0))

  ;; bins and the ticks that go into them: pairs of the first and last tick
  (global $ticksPerBin (export "ticksPerBin") (mut i32) (i32.const 0))
  (global $binCount (export "binCount") (mut i32) (i32.const 0))
  (global $goodTicks (export "goodTicks") (mut i32) (i32.const 0))
  (global $goodTicksEnd (export "goodTicksEnd") (mut i32) (i32.const 0))
  (global $binnedTicks (export "binnedTicks") (mut i32) (i32.const 0))
  (global $binnedTicksEnd (export "binnedTicksEnd") (mut i32) (i32.const 0))

  ;; a block's photons: column, detector row and cell (four bytes each); its hits (16 bytes each): the photon's number,
  ;; its record × stride, and a mark in the highest bit of each 16 for the entries that hold it
  (global $columns (export "columns") (mut i32) (i32.const 0))
  (global $detectorRows (export "detectorRows") (mut i32) (i32.const 0))
  (global $cells (export "cells") (mut i32) (i32.const 0))
  (global $hits (export "hits") (mut i32) (i32.const 0))

  ;; the run of ticks that all go into one bin, or are no good: from half below the first to half above the last
  (global $runStart (mut f64) (f64.const 0))
  (global $runEnd (mut f64) (f64.const 0))
  (global $runBin (mut i32) (i32.const -1))

  ;; step 1; photons that are left out get the cell that no box touches
  (func $decode (param $row i32) (param $count i32)
    (local $row1 i32) (local $row2 i32) (local $row3 i32) (local $to i32) (local $end i32)
    (local $rowLength i32) (local $x i32) (local $y i32) (local $dq i32) (local $pulseHeight i32)
    (local $choosesHeights i32) (local $columns i32) (local $detectorRows i32) (local $cells i32)
    (local $xs v128) (local $ys v128) (local $dqs v128) (local $heights v128) (local $counts v128)
    (local $floor v128) (local $column v128) (local $detectorRow v128)
    (local $rejectedDq v128) (local $lowest v128) (local $highest v128) (local $startX v128) (local $endX v128)
    (local $endY v128) (local $shift v128) (local $cellsPerColumn v128) (local $rowShift i32) (local $noCell v128)
    (local.set $rowLength (global.get $rowLength))
    (local.set $x (global.get $x))
    (local.set $y (global.get $y))
    (local.set $dq (global.get $dq))
    (local.set $pulseHeight (global.get $pulseHeight))
    (local.set $rejectedDq (i32x4.splat (global.get $rejectedDq)))
    (local.set $choosesHeights (global.get $choosesHeights))
    (local.set $lowest (i32x4.splat (global.get $lowestHeight)))
    (local.set $highest (i32x4.splat (global.get $highestHeight)))
    (local.set $columns (global.get $columns))
    (local.set $detectorRows (global.get $detectorRows))
    (local.set $cells (global.get $cells))
    (local.set $cellsPerColumn (i32x4.splat (global.get $cellsPerColumn)))
    (local.set $rowShift (global.get $rowShift))
    (local.set $noCell (i32x4.splat (global.get $noCell)))
    (local.set $shift (i32x4.splat (global.get $xOffset)))
    (local.set $startX (f32x4.splat (f32.sub (f32.const -0.5) (f32.convert_i32_s (global.get $xOffset)))))
    (local.set $endX
      (f32x4.add (local.get $startX) (f32x4.splat (f32.convert_i32_s (global.get $columnCount)))))
    (local.set $endY (f32x4.splat (f32.sub (f32.convert_i32_s (global.get $rowCount)) (f32.const 0.5))))
    (local.set $end (i32.shl (local.get $count) (i32.const 2)))
    (loop $fours
      (local.set $row1 (i32.add (local.get $row) (local.get $rowLength)))
      (local.set $row2 (i32.add (local.get $row1) (local.get $rowLength)))
      (local.set $row3 (i32.add (local.get $row2) (local.get $rowLength)))

      (local.set $xs (v128.load32_zero align=1 (i32.add (local.get $row) (local.get $x))))
      (local.set $xs (v128.load32_lane align=1 1 (i32.add (local.get $row1) (local.get $x)) (local.get $xs)))
      (local.set $xs (v128.load32_lane align=1 2 (i32.add (local.get $row2) (local.get $x)) (local.get $xs)))
      (local.set $xs (v128.load32_lane align=1 3 (i32.add (local.get $row3) (local.get $x)) (local.get $xs)))
      (local.set $xs
        (i8x16.swizzle (local.get $xs) (v128.const i8x16 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12)))

      (local.set $ys (v128.load32_zero align=1 (i32.add (local.get $row) (local.get $y))))
      (local.set $ys (v128.load32_lane align=1 1 (i32.add (local.get $row1) (local.get $y)) (local.get $ys)))
      (local.set $ys (v128.load32_lane align=1 2 (i32.add (local.get $row2) (local.get $y)) (local.get $ys)))
      (local.set $ys (v128.load32_lane align=1 3 (i32.add (local.get $row3) (local.get $y)) (local.get $ys)))
      (local.set $ys
        (i8x16.swizzle (local.get $ys) (v128.const i8x16 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12)))

      (local.set $dqs (v128.const i32x4 0 0 0 0))
      (local.set $dqs (v128.load16_lane align=1 0 (i32.add (local.get $row) (local.get $dq)) (local.get $dqs)))
      (local.set $dqs (v128.load16_lane align=1 2 (i32.add (local.get $row1) (local.get $dq)) (local.get $dqs)))
      (local.set $dqs (v128.load16_lane align=1 4 (i32.add (local.get $row2) (local.get $dq)) (local.get $dqs)))
      (local.set $dqs (v128.load16_lane align=1 6 (i32.add (local.get $row3) (local.get $dq)) (local.get $dqs)))

      ;; all ones for photons with no rejected bit, and what rounds to a column and a row of the detector, as NaN does not
      (local.set $counts (v128.and
        (i32x4.eq (v128.and (local.get $dqs) (local.get $rejectedDq)) (v128.const i32x4 0 0 0 0))
        (v128.and
          (v128.and
            (f32x4.ge (local.get $xs) (local.get $startX))
            (f32x4.lt (local.get $xs) (local.get $endX)))
          (v128.and
            (f32x4.ge (local.get $ys) (v128.const f32x4 -0.5 -0.5 -0.5 -0.5))
            (f32x4.lt (local.get $ys) (local.get $endY))))))

      (if (local.get $choosesHeights) (then
        (local.set $heights (v128.const i32x4 0 0 0 0))
        (local.set $heights
          (v128.load8_lane 0 (i32.add (local.get $row) (local.get $pulseHeight)) (local.get $heights)))
        (local.set $heights
          (v128.load8_lane 4 (i32.add (local.get $row1) (local.get $pulseHeight)) (local.get $heights)))
        (local.set $heights
          (v128.load8_lane 8 (i32.add (local.get $row2) (local.get $pulseHeight)) (local.get $heights)))
        (local.set $heights
          (v128.load8_lane 12 (i32.add (local.get $row3) (local.get $pulseHeight)) (local.get $heights)))
        (local.set $counts (v128.and (local.get $counts) (v128.and
          (i32x4.ge_s (local.get $heights) (local.get $lowest))
          (i32x4.le_s (local.get $heights) (local.get $highest)))))))

      ;; the nearest whole numbers, of halves the upper ones: from half on, one more than the floor
      (local.set $floor (f32x4.floor (local.get $xs)))
      (local.set $column (i32x4.add (local.get $shift) (i32x4.sub
        (i32x4.trunc_sat_f32x4_s (local.get $floor))
        (f32x4.ge (f32x4.sub (local.get $xs) (local.get $floor)) (v128.const f32x4 0.5 0.5 0.5 0.5)))))
      (local.set $floor (f32x4.floor (local.get $ys)))
      (local.set $detectorRow (v128.and (local.get $counts) (i32x4.sub
        (i32x4.trunc_sat_f32x4_s (local.get $floor))
        (f32x4.ge (f32x4.sub (local.get $ys) (local.get $floor)) (v128.const f32x4 0.5 0.5 0.5 0.5)))))

      (v128.store (i32.add (local.get $columns) (local.get $to)) (local.get $column))
      (v128.store (i32.add (local.get $detectorRows) (local.get $to)) (local.get $detectorRow))
      (v128.store (i32.add (local.get $cells) (local.get $to)) (v128.bitselect
        (i32x4.add
          (i32x4.mul (local.get $column) (local.get $cellsPerColumn))
          (i32x4.shr_u (local.get $detectorRow) (local.get $rowShift)))
        (local.get $noCell)
        (local.get $counts)))

      (local.set $row (i32.add (local.get $row3) (local.get $rowLength)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $fours (i32.lt_u (local.get $to) (local.get $end)))))

  ;; step 2 where there is one record for each cell, with all boxes in their order; answers the end of the hits
  (func $findFew (param $count i32) (result i32)
    (local $at i32) (local $end i32) (local $record i32) (local $rows i64) (local $marks i64) (local $hit i32)
    (local $limits i32) (local $detectorRows i32) (local $cells i32) (local $recordOfCell i32) (local $entries i32)
    (local.set $detectorRows (global.get $detectorRows))
    (local.set $cells (global.get $cells))
    (local.set $recordOfCell (global.get $recordOfCell))
    (local.set $limits (global.get $limits))
    (local.set $entries (global.get $regionOfEntry))
    (local.set $hit (global.get $hits))
    (local.set $end (i32.shl (local.get $count) (i32.const 2)))
    (loop $photons
      (local.set $rows (i64.mul
        (i64.load32_u (i32.add (local.get $detectorRows) (local.get $at)))
        (i64.const 0x0001000100010001)))
      (local.set $record (i32.add (local.get $limits) (i32.shl
        (i32.load16_u (i32.add (local.get $recordOfCell) (i32.shl
          (i32.load (i32.add (local.get $cells) (local.get $at)))
          (i32.const 1))))
        (i32.const 4))))
      ;; a subtraction leaves the highest bit of 16 where the row is not below the first, nor above the last
      (local.set $marks (i64.and
        (i64.and
          (i64.sub
            (i64.or (local.get $rows) (i64.const 0x8000800080008000))
            (i64.load (local.get $record)))
          (i64.sub (i64.load offset=8 (local.get $record)) (local.get $rows)))
        (i64.const 0x8000800080008000)))
      (i32.store (local.get $hit) (local.get $at))
      (i32.store offset=4 (local.get $hit) (local.get $entries))
      (i64.store offset=8 (local.get $hit) (local.get $marks))
      (local.set $hit (i32.add (local.get $hit)
        (i32.shl (i64.ne (local.get $marks) (i64.const 0)) (i32.const 4))))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if $photons (i32.lt_u (local.get $at) (local.get $end))))
    (local.get $hit))

  ;; the same where a cell may have several records, each with boxes of its own
  (func $findMany (param $count i32) (result i32)
    (local $at i32) (local $atEnd i32) (local $record i32) (local $end i32) (local $rows i64) (local $marks i64)
    (local $hit i32) (local $number i32) (local $entries i32) (local $entriesBytes i32)
    (local $limits i32) (local $recordBytes i32) (local $detectorRows i32) (local $cells i32)
    (local $recordOfCell i32) (local $regionOfEntry i32)
    (local.set $detectorRows (global.get $detectorRows))
    (local.set $cells (global.get $cells))
    (local.set $recordOfCell (global.get $recordOfCell))
    (local.set $limits (global.get $limits))
    (local.set $recordBytes (i32.shl (global.get $recordsPerCell) (i32.const 4)))
    (local.set $regionOfEntry (global.get $regionOfEntry))
    (local.set $entriesBytes (i32.shl (global.get $entryStride) (i32.const 2)))
    (local.set $hit (global.get $hits))
    (local.set $atEnd (i32.shl (local.get $count) (i32.const 2)))
    (loop $photons
      (local.set $rows (i64.mul
        (i64.load32_u (i32.add (local.get $detectorRows) (local.get $at)))
        (i64.const 0x0001000100010001)))
      (local.set $number (i32.load16_u (i32.add (local.get $recordOfCell) (i32.shl
        (i32.load (i32.add (local.get $cells) (local.get $at)))
        (i32.const 1)))))
      (local.set $entries (i32.add (local.get $regionOfEntry)
        (i32.mul (local.get $number) (local.get $entriesBytes))))
      (local.set $record (i32.add (local.get $limits) (i32.shl (local.get $number) (i32.const 4))))
      (local.set $end (i32.add (local.get $record) (local.get $recordBytes)))
      (loop $each
        (local.set $marks (i64.and
          (i64.and
            (i64.sub
              (i64.or (local.get $rows) (i64.const 0x8000800080008000))
              (i64.load (local.get $record)))
            (i64.sub (i64.load offset=8 (local.get $record)) (local.get $rows)))
          (i64.const 0x8000800080008000)))
        (i32.store (local.get $hit) (local.get $at))
        (i32.store offset=4 (local.get $hit) (local.get $entries))
        (i64.store offset=8 (local.get $hit) (local.get $marks))
        (local.set $hit (i32.add (local.get $hit)
          (i32.shl (i64.ne (local.get $marks) (i64.const 0)) (i32.const 4))))
        (local.set $entries (i32.add (local.get $entries) (local.get $entriesBytes)))
        (local.set $record (i32.add (local.get $record) (i32.const 16)))
        (br_if $each (i32.lt_u (local.get $record) (local.get $end))))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if $photons (i32.lt_u (local.get $at) (local.get $atEnd))))
    (local.get $hit))

  ;; where the pair that holds a tick stands in a list; -1 when none does
  (func $interval (param $list i32) (param $end i32) (param $tick i32) (result i32)
    (block $none (loop $each
      (br_if $none (i32.ge_u (local.get $list) (local.get $end)))
      (if (i32.and
            (i32.ge_s (local.get $tick) (i32.load (local.get $list)))
            (i32.le_s (local.get $tick) (i32.load offset=4 (local.get $list))))
        (then (return (local.get $list))))
      (local.set $list (i32.add (local.get $list) (i32.const 8)))
      (br $each)))
    (i32.const -1))

  ;; the run that a time falls into (ticks, not rounded yet)
  (func $findRun (param $time f64)
    (local $tick i32) (local $interval i32) (local $first i32) (local $last i32)
    ;; NaN becomes a tick that is never good
    (local.set $tick (select
      (i32.trunc_sat_f64_s (f64.floor (f64.add (local.get $time) (f64.const 0.5))))
      (i32.const -1000000)
      (f64.eq (local.get $time) (local.get $time))))
    (local.set $first (local.get $tick))
    (local.set $last (local.get $tick))
    (local.set $interval
      (call $interval (global.get $binnedTicks) (global.get $binnedTicksEnd) (local.get $tick)))
    (if (i32.lt_s (local.get $interval) (i32.const 0))
      (then
        (global.set $runBin (select
          (i32.const -1)
          (global.get $binCount)
          (i32.lt_s
            (call $interval (global.get $goodTicks) (global.get $goodTicksEnd) (local.get $tick))
            (i32.const 0)))))
      (else
        (global.set $runBin (i32.div_s (local.get $tick) (global.get $ticksPerBin)))
        (local.set $first (i32.mul (global.get $runBin) (global.get $ticksPerBin)))
        (local.set $last
          (i32.add (local.get $first) (i32.sub (global.get $ticksPerBin) (i32.const 1))))
        (if (i32.lt_s (local.get $first) (i32.load (local.get $interval)))
          (then (local.set $first (i32.load (local.get $interval)))))
        (if (i32.gt_s (local.get $last) (i32.load offset=4 (local.get $interval)))
          (then (local.set $last (i32.load offset=4 (local.get $interval)))))))
    ;; the rounding of a time just below a half may leave it below
    (global.set $runStart (f64.min
      (local.get $time)
      (f64.sub (f64.convert_i32_s (local.get $first)) (f64.const 0.5))))
    (global.set $runEnd (f64.add (f64.convert_i32_s (local.get $last)) (f64.const 0.5))))

  ;; step 3
  (func $add (param $rows i32) (param $end i32)
    (local $hit i32) (local $marks i64) (local $time i32) (local $rowLength i32) (local $tick f64)
    (local.set $time (i32.add (local.get $rows) (global.get $time)))
    (local.set $rowLength (global.get $rowLength))
    (local.set $hit (global.get $hits))
    (block $done (loop $runs
      (br_if $done (i32.ge_u (local.get $hit) (local.get $end)))
      (local.set $tick (f64.mul (global.get $ticksPerSecond) (f64.promote_f32 (f32x4.extract_lane 0
        (i8x16.swizzle
          (v128.load32_zero align=1 (i32.add (local.get $time)
            (i32.mul (i32.shr_u (i32.load (local.get $hit)) (i32.const 2)) (local.get $rowLength))))
          (v128.const i8x16 3 2 1 0 8 8 8 8 8 8 8 8 8 8 8 8))))))
      (block $known
        (block $other
          (br_if $other (i32.eqz (f64.ge (local.get $tick) (global.get $runStart))))
          (br_if $known (f64.lt (local.get $tick) (global.get $runEnd))))
        (call $findRun (local.get $tick)))
      (if (i32.lt_s (global.get $runBin) (i32.const 0))
        (then
          (local.set $hit (i32.add (local.get $hit) (i32.const 16)))
          (br $runs)))
      (local.set $marks (i64.load offset=8 (local.get $hit)))
      (if (i64.eqz (call $withoutFirst (local.get $marks)))
        (then
          (local.set $hit (call $addAlike
            (local.get $rows) (local.get $hit) (local.get $end) (local.get $marks)))
          (br $runs)))
      (loop $each
        (drop (call $addAlike
          (local.get $rows) (local.get $hit) (i32.add (local.get $hit) (i32.const 16)) (local.get $marks)))
        (local.set $marks (call $withoutFirst (local.get $marks)))
        (br_if $each (i64.ne (local.get $marks) (i64.const 0))))
      (local.set $hit (i32.add (local.get $hit) (i32.const 16)))
      (br $runs))))

  (func $withoutFirst (param $marks i64) (result i64)
    (i64.and (local.get $marks) (i64.sub (local.get $marks) (i64.const 1))))

  ;; adds a hit of the run to the region of the first of $marks, and those that follow with the same marks and entries
  ;; in the same run; answers the first that it has not added. Nothing is called within the loop, so that the
  ;; processor's registers hold the sums.
  (func $addAlike (param $rows i32) (param $hit i32) (param $end i32) (param $first i64) (result i32)
    (local $region i32) (local $of i32) (local $marks i64) (local $entries i32) (local $at i32) (local $row i32)
    (local $column i32) (local $to i32) (local $time i32) (local $epsilon i32) (local $rowLength i32)
    (local $columns i32) (local $weights i32) (local $columnEvents i32) (local $weighsEpsilon i32)
    (local $both v128) (local $scale v128) (local $weight v128)
    (local $tick f64) (local $runStart f64) (local $runEnd f64)
    (local $events f64) (local $sums v128) (local $squares v128)
    (local.set $marks (i64.load offset=8 (local.get $hit)))
    (local.set $entries (i32.load offset=4 (local.get $hit)))
    ;; marks are bits 15, 31, 47 and 63
    (local.set $region (i32.load (i32.add
      (local.get $entries)
      (i32.and (i32.const 12) (i32.shr_u (i32.wrap_i64 (i64.ctz (local.get $first))) (i32.const 2))))))
    (local.set $weights (i32.load (local.get $region)))
    (local.set $columnEvents (i32.load offset=4 (local.get $region)))
    (local.set $weighsEpsilon (i32.load offset=12 (local.get $region)))
    ;; the bin's events, and its sums of counts and flux, each beside that of its squares
    (local.set $of (i32.add
      (i32.load offset=8 (local.get $region))
      (i32.mul (global.get $runBin) (i32.const 40))))
    (local.set $events (f64.load (local.get $of)))
    (local.set $sums (v128.load64_lane offset=24 1 (local.get $of)
      (v128.load64_zero offset=8 (local.get $of))))
    (local.set $squares (v128.load64_lane offset=32 1 (local.get $of)
      (v128.load64_zero offset=16 (local.get $of))))
    (local.set $time (i32.add (local.get $rows) (global.get $time)))
    (local.set $epsilon (i32.add (local.get $rows) (global.get $epsilon)))
    (local.set $rowLength (global.get $rowLength))
    (local.set $columns (global.get $columns))
    ;; a row's time becomes ticks, its EPSILON stays
    (local.set $scale (f64x2.replace_lane 0 (v128.const f64x2 1 1) (global.get $ticksPerSecond)))
    (local.set $runStart (global.get $runStart))
    (local.set $runEnd (global.get $runEnd))
    (block $done (loop $hits
      (br_if $done (i64.ne (i64.load offset=8 (local.get $hit)) (local.get $marks)))
      (br_if $done (i32.ne (i32.load offset=4 (local.get $hit)) (local.get $entries)))
      (local.set $at (i32.load (local.get $hit)))
      (local.set $row (i32.mul (i32.shr_u (local.get $at) (i32.const 2)) (local.get $rowLength)))
      (local.set $both (v128.load32_lane align=1 1
        (i32.add (local.get $row) (local.get $epsilon))
        (v128.load32_zero align=1 (i32.add (local.get $row) (local.get $time)))))
      (local.set $both (f64x2.mul (local.get $scale) (f64x2.promote_low_f32x4
        (i8x16.swizzle (local.get $both) (v128.const i8x16 3 2 1 0 7 6 5 4 8 8 8 8 8 8 8 8)))))
      (local.set $tick (f64x2.extract_lane 0 (local.get $both)))
      (br_if $done (i32.eqz (f64.ge (local.get $tick) (local.get $runStart))))
      (br_if $done (i32.eqz (f64.lt (local.get $tick) (local.get $runEnd))))
      (local.set $column (i32.load (i32.add (local.get $columns) (local.get $at))))
      (local.set $to (i32.add (local.get $columnEvents) (i32.shl (local.get $column) (i32.const 2))))
      (i32.store (local.get $to) (i32.add (i32.load (local.get $to)) (i32.const 1)))
      (local.set $weight
        (v128.load (i32.add (local.get $weights) (i32.shl (local.get $column) (i32.const 4)))))
      (local.set $events (f64.add (local.get $events) (f64x2.extract_lane 0 (v128.and
        (f64x2.ne (local.get $weight) (v128.const f64x2 0 0))
        (v128.const f64x2 1 1)))))
      (if (local.get $weighsEpsilon)
        (then (local.set $weight (f64x2.mul (local.get $weight)
          (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $both) (local.get $both))))))
      (local.set $sums (f64x2.add (local.get $sums) (local.get $weight)))
      (local.set $squares
        (f64x2.add (local.get $squares) (f64x2.mul (local.get $weight) (local.get $weight))))
      (local.set $hit (i32.add (local.get $hit) (i32.const 16)))
      (br_if $hits (i32.lt_u (local.get $hit) (local.get $end)))))
    (f64.store (local.get $of) (local.get $events))
    (f64.store offset=8 (local.get $of) (f64x2.extract_lane 0 (local.get $sums)))
    (f64.store offset=16 (local.get $of) (f64x2.extract_lane 0 (local.get $squares)))
    (f64.store offset=24 (local.get $of) (f64x2.extract_lane 1 (local.get $sums)))
    (f64.store offset=32 (local.get $of) (f64x2.extract_lane 1 (local.get $squares)))
    (local.get $hit))

  ;; for other photons than before
  (func (export "begin")
    (global.set $runStart (f64.const 0))
    (global.set $runEnd (f64.const 0))
    (global.set $runBin (i32.const -1)))

  ;; adds $count rows at $rows, in blocks of at most $block; three rows beyond them must be readable
  (func (export "sum") (param $rows i32) (param $count i32) (param $block i32)
    (local $now i32)
    (block $done (loop $blocks
      (br_if $done (i32.eqz (local.get $count)))
      (local.set $now (select (local.get $count) (local.get $block)
        (i32.lt_u (local.get $count) (local.get $block))))
      (call $decode (local.get $rows) (local.get $now))
      (if (global.get $entryStride)
        (then (call $add (local.get $rows) (call $findMany (local.get $now))))
        (else (call $add (local.get $rows) (call $findFew (local.get $now)))))
      (local.set $rows (i32.add (local.get $rows) (i32.mul (local.get $now) (global.get $rowLength))))
      (local.set $count (i32.sub (local.get $count) (local.get $now)))
      (br $blocks))))
)
