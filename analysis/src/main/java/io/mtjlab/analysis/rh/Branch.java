package io.mtjlab.analysis.rh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.mtjlab.base.error.InvalidInput;

/**
 * One monotone part of a loop, in sweep order.
 *
 * @param rising whether the field rises
 * @param oersted shape [n]
 * @param ohms shape [n]
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
public record Branch(boolean rising, double[] oersted, double[] ohms) {

    /** A turn counts when the field comes back by this share of its range. */
    private static final double TURN = 0.2;

    /** Cuts a loop at its turning points; a point of return belongs to the branch that it ends. */
    public static List<Branch> ofLoop(double[] oersted, double[] ohms) {
        if (oersted.length != ohms.length || oersted.length < 4) {
            throw new InvalidInput("loop: " + oersted.length + " fields, " + ohms.length
                    + " resistances; at least 4 of each expected");
        }
        double low = Arrays.stream(oersted).min().orElse(0);
        double high = Arrays.stream(oersted).max().orElse(0);
        double turn = TURN * (high - low);
        if (!(turn > 0)) {
            throw new InvalidInput("loop: the field is " + low + " Oe everywhere");
        }
        List<Branch> branches = new ArrayList<>();
        int start = 0;
        int extreme = 0;
        int direction = 0;
        for (int i = 1; i < oersted.length; i++) {
            double away = oersted[i] - oersted[extreme];
            if (direction == 0) {
                if (Math.abs(oersted[i] - oersted[0]) > turn) {
                    direction = oersted[i] > oersted[0] ? 1 : -1;
                    extreme = i;
                }
            } else if (away * direction >= 0) {
                extreme = i;
            } else if (-away * direction > turn) {
                branches.add(cut(direction > 0, oersted, ohms, start, extreme + 1));
                start = extreme;
                direction = -direction;
                extreme = i;
            }
        }
        if (direction != 0) {
            branches.add(cut(direction > 0, oersted, ohms, start, oersted.length));
        }
        return branches;
    }

    private static Branch cut(boolean rising, double[] oersted, double[] ohms, int from, int to) {
        return new Branch(rising, Arrays.copyOfRange(oersted, from, to), Arrays.copyOfRange(ohms, from, to));
    }
}
