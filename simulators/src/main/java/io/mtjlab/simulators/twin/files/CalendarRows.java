package io.mtjlab.simulators.twin.files;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.Post;

/** SYSTem:DATE and SYSTem:TIME (SCPI-99 volume 2, 21.7 and 21.21): lab time from the bench's epoch on, as far as not set. */
public final class CalendarRows {

    private final Post post;
    private Duration ahead = Duration.ZERO;

    public CalendarRows(Post post, CommandTable table) {
        this.post = post;
        table.row(
                        "SYSTem:DATE",
                        call -> {
                            int[] said = three(call);
                            set(() -> LocalDate.of(said[0], said[1], said[2]).atTime(now().toLocalTime()));
                        },
                        call -> {
                            LocalDateTime now = now();
                            call.answer(now.getYear() + "," + now.getMonthValue() + "," + now.getDayOfMonth());
                        })
                .row(
                        "SYSTem:TIME",
                        call -> {
                            int[] said = three(call);
                            set(() -> now().with(LocalTime.of(said[0], said[1], said[2])));
                        },
                        call -> {
                            LocalDateTime now = now();
                            call.answer(now.getHour() + "," + now.getMinute() + "," + now.getSecond());
                        });
    }

    /** Makes a moment of what was said. */
    private interface Wanted {
        LocalDateTime get();
    }

    private static int[] three(Call call) throws ScpiException {
        call.expect(3, 3);
        return new int[] {call.integer(0, 0, 9999), call.integer(1, 0, 99), call.integer(2, 0, 99)};
    }

    private LocalDateTime now() {
        Instant now =
                post.wires().clock().epoch().plusNanos(post.time().nanos()).plus(ahead);
        return LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    }

    private void set(Wanted wanted) throws ScpiException {
        try {
            ahead = ahead.plus(Duration.between(now(), wanted.get()));
        } catch (DateTimeException e) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
    }
}
