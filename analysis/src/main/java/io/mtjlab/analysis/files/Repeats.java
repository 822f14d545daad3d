package io.mtjlab.analysis.files;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows that are copies: a file may hold each row several times over, one right after the other, or all of them again
 * behind the last, because it was written or put together twice. Readings that agree in every digit of every row were not
 * taken anew: a copy says nothing, and makes noise look smaller than it is.
 *
 * <p>Only a file that is copied from end to end is mended. Single rows that agree, as a coarse converter gives them, stay.
 */
final class Repeats {

    /** Rows that must be left for all this to be no coincidence. */
    private static final int FEWEST = 4;

    private Repeats() {}

    /** The rows without their copies; what was left out goes to {@code remarks}. */
    static Columns leftOut(Columns rows, List<String> remarks) {
        int times = ofEachRow(rows);
        Columns once = rows;
        if (times > 1) {
            int step = times;
            once = rows.where(i -> i % step == 0);
            remarks.add("every row is there " + count(times) + " in a row and counts once: a copy is no new reading");
        }
        int period = ofAllRows(once);
        if (period < once.size()) {
            remarks.add("the same " + period + " rows are there " + count((once.size() + period - 1) / period)
                    + ", one set behind the other, and count once: a copy is no new reading");
            once = once.where(i -> i < period);
        }
        return once;
    }

    private static String count(int times) {
        return times == 2 ? "twice" : times + " times";
    }

    /** How often each row stands right behind itself; the last may be cut short. */
    private static int ofEachRow(Columns rows) {
        List<Integer> lengths = new ArrayList<>();
        int common = 0;
        int start = 0;
        for (int i = 1; i < rows.size() && common != 1; i++) {
            if (!rows.same(i, i - 1)) {
                common = gcd(i - start, common);
                lengths.add(i - start);
                start = i;
            }
        }
        boolean enough = lengths.size() + 1 >= FEWEST;
        return enough && (rows.size() - start <= common || (rows.size() - start) % common == 0) ? common : 1;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** After how many rows all of them come again, up to one that is missing at the end; their number if they do not. */
    private static int ofAllRows(Columns rows) {
        int n = rows.size();
        for (int period = FEWEST; 2 * period - 1 <= n; period++) {
            int i = period;
            while (i < n && rows.same(i, i - period)) {
                i++;
            }
            if (i == n) {
                return period;
            }
        }
        return n;
    }
}
