package io.mtjlab.instruments.session.serial;

/**
 * How a serial port is set.
 *
 * @param baud bits per second
 * @param dataBits 5 to 8
 */
public record SerialSettings(int baud, int dataBits, Parity parity, StopBits stopBits, FlowControl flow) {

    /** 9600 8N1 without flow control, which instruments of all makes leave the factory with. */
    public static final SerialSettings DEFAULT =
            new SerialSettings(9600, 8, Parity.NONE, StopBits.ONE, FlowControl.NONE);

    /** The bit behind the data. */
    public enum Parity {
        NONE,
        EVEN,
        ODD,
        MARK,
        SPACE
    }

    /** How long the line rests between two characters, in bits. */
    public enum StopBits {
        ONE("1"),
        ONE_AND_A_HALF("1.5"),
        TWO("2");

        private final String number;

        StopBits(String number) {
            this.number = number;
        }

        public String number() {
            return number;
        }
    }

    /** How either side says that it has no room for more. */
    public enum FlowControl {
        NONE,
        XON_XOFF,
        RTS_CTS,
        DTR_DSR
    }

    public SerialSettings withBaud(int newBaud) {
        return new SerialSettings(newBaud, dataBits, parity, stopBits, flow);
    }

    /** As in {@code 9600 8N1}. */
    @Override
    public String toString() {
        String shown = flow == FlowControl.NONE ? "" : " " + flow;
        return baud + " " + dataBits + parity.name().charAt(0) + stopBits.number() + shown;
    }
}
