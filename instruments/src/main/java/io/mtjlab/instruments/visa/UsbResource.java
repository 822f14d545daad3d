package io.mtjlab.instruments.visa;

import java.util.List;
import java.util.Locale;

/**
 * A USB test and measurement device, {@code USB[board]::vendor::product::serial[::interface][::INSTR]}; vendor and
 * product in decimal or, after {@code 0x}, in hexadecimal.
 *
 * @param board number of the USB system, without a meaning here but kept
 * @param vendor idVendor, 0 to 65535
 * @param product idProduct, 0 to 65535
 * @param serial iSerialNumber, letter by letter
 * @param interfaceNumber bInterfaceNumber; 0 unless named
 */
public record UsbResource(int board, int vendor, int product, String serial, int interfaceNumber)
        implements ResourceString {

    static final String EXAMPLE = "USB0::0x0957::0x1755::MY48205431::INSTR";

    static UsbResource parse(String text, List<String> parts) {
        int board = ResourceParts.board(text, parts.get(0), "USB", EXAMPLE);
        String kind = parts.get(parts.size() - 1);
        if (ResourceParts.is(kind, "RAW")) {
            throw ResourceParts.wrong(
                    text, kind, "is not a class of USB resource that is served here (INSTR)", EXAMPLE);
        }
        List<String> front = ResourceParts.withoutInstr(parts);
        if (front.size() < 4 || front.size() > 5) {
            throw ResourceParts.wrong(
                    text, text, "has " + front.size() + " parts before INSTR where USB devices have 4 or 5", EXAMPLE);
        }
        String serial = front.get(3);
        if (serial.isBlank()) {
            throw ResourceParts.wrong(text, serial, "is not a serial number", EXAMPLE);
        }
        return new UsbResource(
                board,
                id(text, front.get(1), "a vendor number"),
                id(text, front.get(2), "a product number"),
                serial,
                front.size() < 5
                        ? 0
                        : ResourceParts.number(
                                text, front.get(4), front.get(4), 0, 255, "a number of an interface", EXAMPLE));
    }

    private static int id(String text, String part, String what) {
        String small = part.toLowerCase(Locale.ROOT);
        if (!small.startsWith("0x")) {
            return ResourceParts.number(text, part, part, 0, 65535, what, EXAMPLE);
        }
        if (!small.matches("0x[0-9a-f]{1,4}")) {
            throw ResourceParts.wrong(text, part, "is not " + what + " from 0x0000 to 0xFFFF", EXAMPLE);
        }
        return Integer.parseInt(small.substring(2), 16);
    }

    @Override
    public String toString() {
        String shown = interfaceNumber == 0 ? "" : "::" + interfaceNumber;
        return String.format(Locale.ROOT, "USB%d::0x%04X::0x%04X::%s%s::INSTR", board, vendor, product, serial, shown);
    }
}
