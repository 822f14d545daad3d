package io.mtjlab.instruments.drivers;

import java.util.Set;

import io.mtjlab.instruments.session.LinkException;

/**
 * An MPI probe station by the remote commands of its SENTIO software, native command set (MPI's Python package
 * {@code sentio-prober-control}: commands, answers, error codes). An answer is {@code <status and code>,<id>,<text>}: the
 * lowest ten bits are the code, 0 for done, those above tell a state, for instance that this is the last die.
 *
 * <p>SENTIO speaks other dialects too. The native one is chosen for the link, by {@code *RCS 1}, before the first command
 * on it; that sets nothing of the station, and has no answer.
 */
public final class SentioProber extends ProberDriver {

    private static final int CODE = 0x3ff;

    /** End of route, end of list: a state, not a fault. */
    private static final Set<Integer> ENDS = Set.of(11, 16);

    private static final String HEIGHT = "get_chuck_z Zero";

    /** Contact and separation height, overtravel and hover gap, in micrometres. */
    private static final String HEIGHTS = "get_chuck_site_heights Wafer";

    private static final double TOLERANCE_MICROMETRES = 1;

    private volatile boolean nativeDialect;

    private final Seat seat;

    public SentioProber(Seat seat) {
        super(seat);
        this.seat = seat;
    }

    @Override
    Reply exchange(String command) {
        if (!nativeDialect) {
            seat.session().write("*RCS 1");
            nativeDialect = true;
        }
        try {
            return super.exchange(command);
        } catch (LinkException e) {
            nativeDialect = false; // the next exchange is on a new link
            throw e;
        }
    }

    @Override
    Reply parse(String answer) {
        String[] parts = answer.split(",", 3);
        if (parts.length < 3) {
            throw new NumberFormatException("not three fields");
        }
        return new Reply(Integer.parseInt(parts[0].strip()) & CODE, parts[2].strip());
    }

    @Override
    String contactCommand() {
        return "move_chuck_contact";
    }

    @Override
    String separationCommand() {
        return "move_chuck_separation";
    }

    @Override
    String firstDieCommand() {
        return "map:step_first_die";
    }

    @Override
    String nextDieCommand() {
        return "map:step_next_die";
    }

    @Override
    String nextSubsiteCommand() {
        return "map:subsite:step_next";
    }

    @Override
    String dieCommand(Site site) {
        return "map:step_die " + site.column() + ", " + site.row() + ", " + site.subsite();
    }

    @Override
    boolean isEnd(int code) {
        return ENDS.contains(code);
    }

    @Override
    Site siteIn(String command, Reply reply) {
        return new Site(whole(command, reply, 0), whole(command, reply, 1), whole(command, reply, 2));
    }

    @Override
    public int dies() {
        return whole("map:get_num_dies Selected", ask("map:get_num_dies Selected"), 0);
    }

    @Override
    public int subsites() {
        return whole("map:subsite:get_num", ask("map:subsite:get_num"), 0);
    }

    /** The index of the die holds its place on the route, its column and its row; the subsite is asked apart. */
    @Override
    public Site site() {
        String die = "map:die:get_current_index";
        String subsite = "map:die:get_current_subsite";
        Reply index = ask(die);
        return new Site(whole(die, index, 1), whole(die, index, 2), whole(subsite, ask(subsite), 0));
    }

    /** At or above the contact height that was taught for the wafer. */
    @Override
    public boolean inContact() {
        double height = number(HEIGHT, ask(HEIGHT), 0);
        double contact = number(HEIGHTS, ask(HEIGHTS), 0);
        return height >= contact - TOLERANCE_MICROMETRES;
    }
}
