package io.mtjlab.acquisition.procedure;

import java.util.List;
import java.util.Optional;

/** What to measure next, decided from what has been measured. */
@FunctionalInterface
public interface Plan {

    /** @param history the complete units so far, in the order in which they were measured */
    Optional<UnitSpec> next(List<UnitRecord> history);

    /** The units known beforehand, in their order, for a time estimate; empty when the plan adapts. */
    default List<UnitSpec> outlook() {
        return List.of();
    }

    /** Lab time that all units will take; a fixed plan knows it, another one between which bounds it lies. */
    default Seconds seconds() {
        double sum = outlook().stream().mapToDouble(UnitSpec::expectedSeconds).sum();
        return new Seconds(sum, sum);
    }

    /** A span of lab time. */
    record Seconds(double least, double most) {
        public Seconds and(Seconds other) {
            return new Seconds(least + other.least, most + other.most);
        }

        /** @param most as often at most, and {@code least} times at least */
        public Seconds times(int least, int most) {
            return new Seconds(least * this.least, most * this.most);
        }
    }

    /** The units in their order, whatever they bring. */
    static Plan fixed(List<UnitSpec> units) {
        double sum = units.stream().mapToDouble(UnitSpec::expectedSeconds).sum();
        return within(units, new Seconds(sum, sum));
    }

    /** The same where a unit is done when it has brought enough. @param seconds of all of them */
    static Plan within(List<UnitSpec> units, Seconds seconds) {
        List<UnitSpec> all = List.copyOf(units);
        return new Plan() {
            @Override
            public Optional<UnitSpec> next(List<UnitRecord> history) {
                return history.size() < all.size() ? Optional.of(all.get(history.size())) : Optional.empty();
            }

            @Override
            public List<UnitSpec> outlook() {
                return all;
            }

            @Override
            public Seconds seconds() {
                return seconds;
            }
        };
    }
}
