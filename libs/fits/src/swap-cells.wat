;; Gathers the big-endian numbers of one column from whole rows and turns their bytes: as decode-numbers.ts does.
;;
;; Each of $swap1 … $swap8 takes columns of one number a row; $swapRuns those of several, or of one. Rows begin at $at,
;; which is where the column begins in the first of them, and are $row bytes long; $count numbers, or rows, are written
;; to $to. Up to seven rows beyond the last, and 15 bytes beyond a row, may be read; up to 15 bytes beyond the last
;; number are overwritten.
(module
  ;; laid out in row-workspace.ts
  (memory (export "memory") 36 36)

  (func (export "swap1") (param $at i32) (param $row i32) (param $to i32) (param $count i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $to) (local.get $count)))
    (block $done (loop $rows
      (br_if $done (i32.ge_u (local.get $to) (local.get $end)))
      (i32.store8 (local.get $to) (i32.load8_u (local.get $at)))
      (local.set $at (i32.add (local.get $at) (local.get $row)))
      (local.set $to (i32.add (local.get $to) (i32.const 1)))
      (br $rows))))

  (func (export "swap2") (param $at i32) (param $row i32) (param $to i32) (param $count i32)
    (local $end i32) (local $eight v128)
    (local.set $end (i32.add (local.get $to) (i32.shl (local.get $count) (i32.const 1))))
    (block $done (loop $rows
      (br_if $done (i32.ge_u (local.get $to) (local.get $end)))
      (local.set $eight (v128.load16_lane align=1 0 (local.get $at) (local.get $eight)))
      (local.set $at (i32.add (local.get $at) (local.get $row)))
      (local.set $eight (v128.load16_lane align=1 1 (local.get $at) (local.get $eight)))
      (local.set $at (i32.add (local.get $at) (local.get $row)))
      (local.set $eight (v128.load16_lane align=1 2 (local.get $at) (local.get $eight)))
      (local.set $at (i32.add (local.get $at) (local.get $row)))
      (local.set $eight (v128.load16_lane align=1 3 (local.get $at) (local.get $eight)))
      (local.set $at (i32.add (local.get $at) (local.get $row)))
      (local.set $eight (v128.load16_lane align=1 4 (local.get $at) (local.get $eight)))
      (local.set $at (i32.add (local.get $at) (local.get $row)))
      (local.set $eight (v128.load16_lane align=1 5 (local.get $at) (local.get $eight)))
      (local.set $at (i32.add (local.get $at) (local.get $row)))
      (local.set $eight (v128.load16_lane align=1 6 (local.get $at) (local.get $eight)))
      (local.set $at (i32.add (local.get $at) (local.get $row)))
      (local.set $eight (v128.load16_lane align=1 7 (local.get $at) (local.get $eight)))
      (local.set $at (i32.add (local.get $at) (local.get $row)))
      (v128.store (local.get $to)
        (i8x16.shuffle 1 0 3 2 5 4 7 6 9 8 11 10 13 12 15 14 (local.get $eight) (local.get $eight)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br $rows))))

  (func (export "swap4") (param $at i32) (param $row i32) (param $to i32) (param $count i32)
    (local $end i32) (local $two i32) (local $four v128)
    (local.set $two (i32.shl (local.get $row) (i32.const 1)))
    (local.set $end (i32.add (local.get $to) (i32.shl (local.get $count) (i32.const 2))))
    (block $done (loop $rows
      (br_if $done (i32.ge_u (local.get $to) (local.get $end)))
      (local.set $four (v128.load32_zero align=1 (local.get $at)))
      (local.set $four
        (v128.load32_lane align=1 1 (i32.add (local.get $at) (local.get $row)) (local.get $four)))
      (local.set $at (i32.add (local.get $at) (local.get $two)))
      (local.set $four (v128.load32_lane align=1 2 (local.get $at) (local.get $four)))
      (local.set $four
        (v128.load32_lane align=1 3 (i32.add (local.get $at) (local.get $row)) (local.get $four)))
      (local.set $at (i32.add (local.get $at) (local.get $two)))
      (v128.store (local.get $to)
        (i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12 (local.get $four) (local.get $four)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br $rows))))

  (func (export "swap8") (param $at i32) (param $row i32) (param $to i32) (param $count i32)
    (local $end i32) (local $pair v128)
    (local.set $end (i32.add (local.get $to) (i32.shl (local.get $count) (i32.const 3))))
    (block $done (loop $rows
      (br_if $done (i32.ge_u (local.get $to) (local.get $end)))
      (local.set $pair (v128.load64_zero align=1 (local.get $at)))
      (local.set $at (i32.add (local.get $at) (local.get $row)))
      (local.set $pair (v128.load64_lane align=1 1 (local.get $at) (local.get $pair)))
      (local.set $at (i32.add (local.get $at) (local.get $row)))
      (v128.store (local.get $to)
        (i8x16.shuffle 7 6 5 4 3 2 1 0 15 14 13 12 11 10 9 8 (local.get $pair) (local.get $pair)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br $rows))))

  ;; $width bytes of each row, of numbers of $bytes each
  (func (export "swapRuns") (param $at i32) (param $row i32) (param $to i32) (param $count i32)
    (param $width i32) (param $bytes i32)
    (local $order v128) (local $byte i32)
    (local.set $order (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15))
    (if (i32.eq (local.get $bytes) (i32.const 2))
      (then (local.set $order (v128.const i8x16 1 0 3 2 5 4 7 6 9 8 11 10 13 12 15 14))))
    (if (i32.eq (local.get $bytes) (i32.const 4))
      (then (local.set $order (v128.const i8x16 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12))))
    (if (i32.eq (local.get $bytes) (i32.const 8))
      (then (local.set $order (v128.const i8x16 7 6 5 4 3 2 1 0 15 14 13 12 11 10 9 8))))
    (block $done (loop $rows
      (br_if $done (i32.eqz (local.get $count)))
      (local.set $byte (i32.const 0))
      (loop $cell
        (v128.store (i32.add (local.get $to) (local.get $byte))
          (i8x16.swizzle (v128.load align=1 (i32.add (local.get $at) (local.get $byte))) (local.get $order)))
        (local.set $byte (i32.add (local.get $byte) (i32.const 16)))
        (br_if $cell (i32.lt_u (local.get $byte) (local.get $width))))
      (local.set $at (i32.add (local.get $at) (local.get $row)))
      (local.set $to (i32.add (local.get $to) (local.get $width)))
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (br $rows))))
)
