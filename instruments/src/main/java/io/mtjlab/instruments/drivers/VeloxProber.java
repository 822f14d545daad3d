package io.mtjlab.instruments.drivers;

/**
 * A FormFactor (Cascade) probe station by the remote commands of its Velox software (PyMeasure's driver for commands and
 * answers; the Velox SCI command list, as FormFactor's Python module documents it, for the fields of each answer). An
 * answer is {@code <code>: <fields parted by spaces>}, code 0 for done.
 */
public final class VeloxProber extends ProberDriver {

    /** Behind the last die: a state of the route, not a fault. */
    private static final int END_OF_MAP = 703;

    /** ReadMapPosition2: column, row, x and y from home, subsite or -1, last subsite or -1, die, dies, clusters. */
    private static final String POSITION = "ReadMapPosition2";

    private static final int SUBSITE = 4;
    private static final int LAST_SUBSITE = 5;

    /** ReadChuckStatus: initialised, mode, limits, moving, compensation, vacuum, height, and more. */
    private static final String STATUS = "ReadChuckStatus";

    private static final int HEIGHT = 6;

    public VeloxProber(Seat seat) {
        super(seat);
    }

    @Override
    Reply parse(String answer) {
        int colon = answer.indexOf(':');
        if (colon < 0) {
            throw new NumberFormatException("no code");
        }
        return new Reply(
                Integer.parseInt(answer.substring(0, colon).strip()),
                answer.substring(colon + 1).strip());
    }

    @Override
    String contactCommand() {
        return "MoveChuckContact";
    }

    @Override
    String separationCommand() {
        return "MoveChuckSeparation";
    }

    @Override
    String firstDieCommand() {
        return "StepFirstDie";
    }

    @Override
    String nextDieCommand() {
        return "StepNextDie";
    }

    @Override
    String nextSubsiteCommand() {
        return "StepNextSubDie";
    }

    @Override
    String dieCommand(Site site) {
        return "StepNextDie " + site.column() + " " + site.row() + " " + site.subsite();
    }

    @Override
    boolean isEnd(int code) {
        return code == END_OF_MAP;
    }

    /** Column, row, subsite or -1, and how many subsites there are. */
    @Override
    Site siteIn(String command, Reply reply) {
        return new Site(whole(command, reply, 0), whole(command, reply, 1), Math.max(0, whole(command, reply, 2)));
    }

    @Override
    public int dies() {
        return whole("GetNumSelectedDies", ask("GetNumSelectedDies"), 0);
    }

    @Override
    public int subsites() {
        return whole(POSITION, ask(POSITION), LAST_SUBSITE) + 1;
    }

    @Override
    public Site site() {
        Reply reply = ask(POSITION);
        return new Site(
                whole(POSITION, reply, 0), whole(POSITION, reply, 1), Math.max(0, whole(POSITION, reply, SUBSITE)));
    }

    /** Contact (C) or overtravel (O); the flag "contact set" in the same answer only says that a height was taught. */
    @Override
    public boolean inContact() {
        Reply reply = ask(STATUS);
        String[] fields = reply.fields();
        if (fields.length <= HEIGHT) {
            throw garbage(STATUS, reply.text(), "there is no field " + (HEIGHT + 1), new NumberFormatException());
        }
        return fields[HEIGHT].equals("C") || fields[HEIGHT].equals("O");
    }
}
