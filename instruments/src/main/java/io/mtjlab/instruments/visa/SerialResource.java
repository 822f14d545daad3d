package io.mtjlab.instruments.visa;

import java.util.List;

/**
 * A serial port, {@code ASRL<port>[::INSTR]}: {@code ASRL/dev/ttyUSB0::INSTR}, {@code ASRLCOM4::INSTR}, or by number,
 * {@code ASRL3::INSTR}.
 *
 * @param port the number, or the device's name as the operating system spells it
 */
public record SerialResource(String port) implements ResourceString {

    static final String EXAMPLE = "ASRL/dev/ttyUSB0::INSTR";

    private static final String INTERFACE = "ASRL";

    static SerialResource parse(String text, List<String> parts) {
        List<String> front = ResourceParts.withoutInstr(parts);
        if (front.size() != 1) {
            throw ResourceParts.wrong(
                    text,
                    parts.get(parts.size() - 1),
                    "is not a class of ASRL resource that is served here (INSTR)",
                    EXAMPLE);
        }
        String port = front.get(0).substring(INTERFACE.length());
        if (port.matches("[0-9]+")) {
            int number = ResourceParts.number(text, port, front.get(0), 1, 256, "a port number", EXAMPLE);
            return new SerialResource(Integer.toString(number));
        }
        if (!port.matches("[A-Za-z/\\\\][^\\s:]*")) {
            throw ResourceParts.wrong(text, front.get(0), "names no serial port", EXAMPLE);
        }
        return new SerialResource(port);
    }

    /** {@code ASRLpty::INSTR}: a pseudo-terminal, wherever the system will put it. */
    @Override
    public boolean anyPort() {
        return port.equals("pty");
    }

    /**
     * What the operating system calls the port. A number counts from 1, as NI-VISA and Keysight's do: on Windows
     * {@code ASRL3} is {@code COM3}, elsewhere {@code /dev/ttyS2}.
     */
    public String device() {
        if (!Character.isDigit(port.charAt(0))) {
            return port;
        }
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return windows ? "COM" + port : "/dev/ttyS" + (Integer.parseInt(port) - 1);
    }

    @Override
    public String toString() {
        return INTERFACE + port + "::INSTR";
    }
}
