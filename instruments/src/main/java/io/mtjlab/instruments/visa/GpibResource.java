package io.mtjlab.instruments.visa;

import java.util.List;
import java.util.OptionalInt;

/**
 * An instrument on a GPIB bus, {@code GPIB[board]::primary[::secondary][::INSTR]}. How the bus is reached, the string
 * does not say: the bench file names the adapter.
 *
 * @param board number of the bus
 * @param primary address, 0 to 30
 * @param secondary address, 0 to 30; on the bus it is sent as 96 more
 */
public record GpibResource(int board, int primary, OptionalInt secondary) implements ResourceString {

    static final String EXAMPLE = "GPIB0::12::INSTR";

    private static final String INTERFACE = "GPIB";

    static GpibResource parse(String text, List<String> parts) {
        int board = ResourceParts.board(text, parts.get(0), INTERFACE, EXAMPLE);
        List<String> front = ResourceParts.withoutInstr(parts);
        if (front.size() > 3) {
            throw ResourceParts.wrong(
                    text,
                    parts.get(parts.size() - 1),
                    "is not a class of GPIB resource that is served here (INSTR), or a part is too many",
                    EXAMPLE);
        }
        if (front.size() < 2) {
            throw ResourceParts.wrong(text, text, "names no address", EXAMPLE);
        }
        int primary = ResourceParts.number(text, front.get(1), front.get(1), 0, 30, "a primary address", EXAMPLE);
        OptionalInt secondary = front.size() < 3
                ? OptionalInt.empty()
                : OptionalInt.of(ResourceParts.number(
                        text, front.get(2), front.get(2), 0, 30, "a secondary address", "GPIB0::12::3::INSTR"));
        return new GpibResource(board, primary, secondary);
    }

    @Override
    public String toString() {
        String second = secondary.isPresent() ? "::" + secondary.getAsInt() : "";
        return INTERFACE + board + "::" + primary + second + "::INSTR";
    }
}
