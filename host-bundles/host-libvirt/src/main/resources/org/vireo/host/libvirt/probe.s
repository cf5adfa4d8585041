# Boot sector of the throw-away guest: takes the processor through the modes that a system's start takes it through, with an
# interrupt and its return, and powers off. Built by: as probe.s -o probe.o && ld -Ttext=0x7c00 --oformat binary -o probe.bin probe.o
        .code16
        .globl  _start
_start: cli
        xorw    %ax, %ax
        movw    %ax, %ds
        lgdtl   gdtr
        movl    %cr0, %eax
        orb     $1, %al
        movl    %eax, %cr0
        ljmpl   $0x08, $protected

        .code32
protected:
        movw    $0x10, %ax
        movw    %ax, %ds
        movw    %ax, %es
        movw    %ax, %ss
        movl    $0x7c00, %esp
        cld
        movl    $0x1000, %edi
        xorl    %eax, %eax
        movl    $0x1000, %ecx
        rep stosl
        movl    $(0x00080000 + handler), 0x1100     # interrupt 0x20
        movl    $0x00008e00, 0x1104
        lidtl   idtr
        int     $0x20
        movl    $0x3003, 0x2000                     # pages: the first two MiB map to themselves
        movl    $0x4003, 0x3000
        movl    $0x0083, 0x4000
        movl    %cr4, %eax
        orl     $0x20, %eax
        movl    %eax, %cr4
        movl    $0x2000, %eax
        movl    %eax, %cr3
        movl    $0xc0000080, %ecx
        rdmsr
        orl     $0x100, %eax
        wrmsr
        movl    %cr0, %eax
        orl     $0x80000000, %eax
        movl    %eax, %cr0
        ljmpl   $0x18, $long

        .code64
long:   movw    $0x604, %dx                         # power management of the q35 chipset: off
        movw    $0x2000, %ax
        outw    %ax, %dx
halt:   hlt
        jmp     halt

        .code32
handler:
        iretl

        .balign 8
gdt:    .quad   0
        .quad   0x00cf9a000000ffff
        .quad   0x00cf92000000ffff
        .quad   0x00af9a000000ffff
gdtr:   .word   gdtr - gdt - 1
        .long   gdt
idtr:   .word   0x7ff
        .long   0x1000
        .org    510
        .word   0xaa55
