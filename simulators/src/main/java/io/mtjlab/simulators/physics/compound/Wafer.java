package io.mtjlab.simulators.physics.compound;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;

import io.mtjlab.base.random.RandomStreams;

/**
 * Dies in rows and columns within a circle; the free layer's thickness goes with the column as a wedge does. A die is the
 * same whoever asks for it first.
 *
 * @param columns along the wedge, at least 2
 * @param rows at least 1
 * @param cells of each die's junction
 * @param deadShare probability that a die does not conduct
 * @param streams every die's own randomness
 */
public record Wafer(int columns, int rows, int cells, double deadShare, RandomStreams streams) {

    /** A place on the wafer, counted from 0. */
    public record Die(int column, int row, double nanometres, boolean dead) {}

    /** Dies whose middle lies within the circle that the rows and columns fill, row by row. */
    public List<Die> dies() {
        List<Die> dies = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double x = (2 * column + 1.0) / columns - 1;
                double y = (2 * row + 1.0) / rows - 1;
                if (x * x + y * y <= 1) {
                    dies.add(die(column, row));
                }
            }
        }
        return dies;
    }

    private Die die(int column, int row) {
        double nanometres = ThicknessWedge.THINNEST
                + (ThicknessWedge.THICKEST - ThicknessWedge.THINNEST) * column / (columns - 1.0);
        boolean dead = streams.stream("dead", column, row).nextDouble() < deadShare;
        return new Die(column, row, nanometres, dead);
    }

    /** The junction of a living die. */
    public CompoundJunction junction(Die die) {
        if (die.dead()) {
            throw new IllegalArgumentException("die " + die.column() + "/" + die.row() + " is dead");
        }
        UniformRandomProvider made = streams.stream("made", die.column(), die.row());
        return new CompoundJunction(
                CompoundPreset.kumar2024(cells, die.nanometres(), made),
                streams.stream("history", die.column(), die.row()));
    }
}
