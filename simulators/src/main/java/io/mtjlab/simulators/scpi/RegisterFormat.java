package io.mtjlab.simulators.scpi;

/** FORMat:SREGister: the base that status registers are told in (SCPI-99 volume 2, 9.6). */
public final class RegisterFormat {

    private int base;

    public RegisterFormat(CommandTable table, Status status) {
        table.choice("FORMat:SREGister", NumberBase.WORDS, index -> base = index, () -> base);
        status.printedBy(register -> NumberBase.print(base, register));
    }

    public void reset() {
        base = 0;
    }
}
