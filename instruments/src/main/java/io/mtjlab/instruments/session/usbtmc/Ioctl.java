package io.mtjlab.instruments.session.usbtmc;

/**
 * Requests to Linux's usbtmc driver, from the kernel's {@code include/uapi/linux/usb/tmc.h}; their numbers by the
 * formula of {@code asm-generic/ioctl.h}, which x86, ARM and RISC-V use.
 */
enum Ioctl {
    CLEAR("USBTMC_IOCTL_CLEAR", Direction.NONE, 2, 0),
    SET_TIMEOUT("USBTMC_IOCTL_SET_TIMEOUT", Direction.WRITE, 10, 4),
    GET_CAPS("USBTMC488_IOCTL_GET_CAPS", Direction.READ, 17, 1),
    READ_STB("USBTMC488_IOCTL_READ_STB", Direction.READ, 18, 1),
    REN_CONTROL("USBTMC488_IOCTL_REN_CONTROL", Direction.WRITE, 19, 1),
    GOTO_LOCAL("USBTMC488_IOCTL_GOTO_LOCAL", Direction.NONE, 20, 0),
    TRIGGER("USBTMC488_IOCTL_TRIGGER", Direction.NONE, 22, 0),
    WAIT_SRQ("USBTMC488_IOCTL_WAIT_SRQ", Direction.WRITE, 23, 4),
    MSG_IN_ATTR("USBTMC_IOCTL_MSG_IN_ATTR", Direction.READ, 24, 1);

    private static final int TYPE = 91;

    /** Which way the argument goes, as the program sees it. */
    private enum Direction {
        NONE,
        WRITE,
        READ
    }

    private final String title;
    private final Direction direction;
    private final int number;
    private final int bytes;

    Ioctl(String title, Direction direction, int number, int bytes) {
        this.title = title;
        this.direction = direction;
        this.number = number;
        this.bytes = bytes;
    }

    /** As the kernel's header calls it. */
    String title() {
        return title;
    }

    long request() {
        return (long) direction.ordinal() << 30 | (long) bytes << 16 | TYPE << 8 | number;
    }

    /** How long its argument is. */
    int bytes() {
        return bytes;
    }
}
