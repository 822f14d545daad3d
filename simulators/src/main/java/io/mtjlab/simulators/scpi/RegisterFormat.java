package io.mtjlab.simulators.scpi;

import java.util.List;
import java.util.Locale;

/** FORMat:SREGister: the base that status registers are told in (SCPI-99 volume 2, 9.6; prefixes of IEEE 488.2, 8.7.4). */
public final class RegisterFormat {

    private static final List<String> KINDS = List.of("ASCii", "HEXadecimal", "OCTal", "BINary");

    private int kind;

    public RegisterFormat(CommandTable table, Status status) {
        table.choice("FORMat:SREGister", KINDS, index -> kind = index, () -> kind);
        status.printedBy(this::print);
    }

    private String print(int register) {
        return switch (kind) {
            case 1 -> "#H" + Integer.toHexString(register).toUpperCase(Locale.ROOT);
            case 2 -> "#Q" + Integer.toOctalString(register);
            case 3 -> "#B" + Integer.toBinaryString(register);
            default -> Integer.toString(register);
        };
    }

    public void reset() {
        kind = 0;
    }
}
