package io.mtjlab.simulators.twin.touch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.scpi.StatusGroup;
import io.mtjlab.simulators.twin.Post;

/**
 * The clock of the instrument, and which of its events set and clear bits of the status registers (2450 reference manual,
 * SYSTem:TIME and STATus:OPERation:MAP). Of the events these are there: defbuffer1 empty (4917) and full (4918), trigger
 * model begun (2731) and idle (2732).
 */
final class SystemRows {

    private static final int EMPTY = 4917;
    private static final int FULL = 4918;
    private static final int BEGUN = 2731;
    private static final int IDLE = 2732;
    private static final int BITS = 15;
    private static final int LAST_EVENT = 9999;

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss yyyy", Locale.ROOT);

    /** Which events set and clear each bit; 0 for none. */
    private record EventMap(StatusGroup group, int[] sets, int[] clears) {
        static EventMap of(StatusGroup group) {
            return new EventMap(group, new int[BITS], new int[BITS]);
        }

        void happens(int event) {
            for (int bit = 0; bit < BITS; bit++) {
                if (clears[bit] == event) {
                    group.condition(1 << bit, false);
                } else if (sets[bit] == event) {
                    group.condition(1 << bit, true);
                }
            }
        }
    }

    private final Post post;
    private final EventMap operation;
    private final EventMap questionable;
    private Duration ahead = Duration.ZERO;
    private int setup;
    private int access;

    SystemRows(Post post, Status status, CommandTable table) {
        this.post = post;
        this.operation = EventMap.of(status.operation());
        this.questionable = EventMap.of(status.questionable());
        map(table, "STATus:OPERation:MAP", operation);
        map(table, "STATus:QUEStionable:MAP", questionable);
        settings(table);
        table.row("SYSTem:TIME", this::set, call -> {
            call.expect(0, 1);
            Instant now = now();
            call.answer(
                    call.parameterCount() == 1
                            ? WRITTEN.format(now.atOffset(ZoneOffset.UTC))
                            : Long.toString(now.getEpochSecond()));
        });
    }

    /** Kept and told; the screen itself nobody sees. */
    private void settings(CommandTable table) {
        table.choice(
                        "SYSTem:POSetup",
                        List.of("RST", "SAV0", "SAV1", "SAV2", "SAV3", "SAV4"),
                        i -> setup = i,
                        () -> setup)
                .choice(
                        "SYSTem:ACCess",
                        List.of("FULL", "EXCLusive", "PROTected", "LOCKout"),
                        i -> access = i,
                        () -> access)
                .query("SYSTem:LFRequency", () -> "60")
                .row("SYSTem:BEEPer[:IMMediate]", call -> call.expect(0, 2), null)
                .row("DISPlay:USER<1..2>:TEXT[:DATA]", call -> call.string(0), null)
                .action("DISPlay:CLEar", () -> {});
    }

    private static void map(CommandTable table, String at, EventMap map) {
        table.row(
                at,
                call -> {
                    call.expect(2, 3);
                    int bit = call.integer(0, 0, BITS - 1);
                    map.sets[bit] = call.integer(1, 0, LAST_EVENT);
                    map.clears[bit] = call.parameterCount() == 3 ? call.integer(2, 0, LAST_EVENT) : 0;
                },
                call -> {
                    call.expect(1, 1);
                    int bit = call.integer(0, 0, BITS - 1);
                    call.answer(map.sets[bit] + "," + map.clears[bit]);
                });
    }

    /** What is the case now happens as events. */
    void look(boolean full, boolean empty, boolean idle) {
        for (EventMap map : new EventMap[] {operation, questionable}) {
            if (full) {
                map.happens(FULL);
            }
            if (empty) {
                map.happens(EMPTY);
            }
            map.happens(idle ? IDLE : BEGUN);
        }
    }

    private Instant now() {
        return post.wires().clock().epoch().plusNanos(post.time().nanos()).plus(ahead);
    }

    /** Year, month, day, hour, minute, second, or the last three alone. */
    private void set(Call call) throws ScpiException {
        call.expect(3, 6);
        int[] fields = new int[call.parameterCount()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = call.integer(i, 0, LAST_EVENT);
        }
        LocalDateTime before = LocalDateTime.ofInstant(now(), ZoneOffset.UTC);
        try {
            LocalDateTime wanted = switch (fields.length) {
                case 3 -> before.with(LocalTime.of(fields[0], fields[1], fields[2]));
                case 6 -> LocalDateTime.of(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
                default -> throw new ScpiException(StandardError.MISSING_PARAMETER);
            };
            ahead = ahead.plus(Duration.between(before, wanted));
        } catch (DateTimeException e) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
    }
}
