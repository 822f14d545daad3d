package io.mtjlab.app.runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.mtjlab.acquisition.health.DeviceHealth;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.app.fits.RunFits;
import io.mtjlab.app.svg.WaferMap;

/**
 * What became of one device of a wafer.
 *
 * @param device its name
 * @param values by column, in their order: words and numbers
 */
record WaferRow(String device, State state, Map<String, Object> values) {

    /** How far it came. */
    enum State {
        MEASURED("measured"),
        NO_CONTACT("no contact"),
        FAILED("failed"),
        RETIRED("retired"),
        /** Left out, because another device of its die failed. */
        LEFT_OUT("left out"),
        UNDER_WAY("not complete");

        private final String words;

        State(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private static final String REASON = "reason";
    private static final String CONTACT = "contact";

    /** Fitted quantities of the table: kind, parameter, column. */
    private static final List<List<String>> FITTED = List.of(
            List.of("rh", "R_P", "R_P_ohm"),
            List.of("rh", "TMR", "TMR"),
            List.of("rh", "Hup_0", "Hup_Oe"),
            List.of("rh", "Hdown_0", "Hdown_Oe"),
            List.of("stfmr", "fr_0", "fr_MHz"),
            List.of("stfmr", "df_0", "df_MHz"),
            List.of("sigmoid", "alpha", "alpha_per_Oe"),
            List.of("sigmoid", "beta", "beta_Oe"),
            List.of("rv", "Vc_plus", "Vc_plus_V"),
            List.of("rv", "Vc_minus", "Vc_minus_V"));

    /**
     * @param fits whether with fitted quantities
     * @param health of the device over all runs
     */
    static WaferRow of(StoredRun run, String device, DeviceHealth health, boolean fits) {
        List<StoredUnit> units =
                run.unitsOf(device).stream().filter(StoredUnit::complete).toList();
        Optional<StoredUnit> contact = last(units, CONTACT);
        Optional<StoredUnit> skipped = last(units, "skipped");
        State state = state(run, contact, skipped, run.unitsOf(device));
        Map<String, Object> all = new LinkedHashMap<>();
        Map<String, Object> place = run.unitsOf(device).get(0).spec().coordinates();
        for (String name : List.of("die_column", "die_row")) {
            all.put(name, Objects.requireNonNullElse(place.get(name), ""));
        }
        all.put("device", device);
        all.put("state", state.toString());
        all.put(
                "contact_ohm",
                contact.filter(c -> c.points() > 0).map(c -> lastOhms(run, c)).orElse(Double.NaN));
        all.put(
                "units",
                run.on(device, true).units().stream()
                        .filter(StoredUnit::complete)
                        .count());
        if (fits) {
            fitted(run, device, all);
        }
        HealthTable.put(health, all);
        all.put(
                REASON,
                skipped.or(() -> contact)
                        .map(unit -> Objects.toString(unit.notes().get(REASON), ""))
                        .orElse(""));
        return new WaferRow(device, state, all);
    }

    /** Its place on the wafer, and what it has in a column. */
    WaferMap.Cell cell(String column) {
        boolean known = values.get(column) instanceof Double;
        return new WaferMap.Cell(
                place("die_column"),
                place("die_row"),
                device,
                known ? (Double) values.get(column) : Double.NaN,
                state == State.MEASURED ? "no value" : state.toString());
    }

    private int place(String axis) {
        return values.get(axis) instanceof Number number ? number.intValue() : 0;
    }

    private static Optional<StoredUnit> last(List<StoredUnit> units, String kind) {
        return units.stream()
                .filter(unit -> kind.equals(unit.spec().coordinates().get("kind")))
                .reduce((first, second) -> second);
    }

    private static double lastOhms(StoredRun run, StoredUnit contact) {
        double[] ohms = run.column(contact, "R");
        return ohms[ohms.length - 1];
    }

    private static State state(
            StoredRun run, Optional<StoredUnit> contact, Optional<StoredUnit> skipped, List<StoredUnit> units) {
        if (skipped.isPresent()) {
            return switch (Objects.toString(skipped.get().notes().get("cause"), "")) {
                case "retired" -> State.RETIRED;
                case "die" -> State.LEFT_OUT;
                default -> State.FAILED;
            };
        }
        if (contact.filter(unit -> Boolean.FALSE.equals(unit.notes().get(CONTACT)))
                .isPresent()) {
            return State.NO_CONTACT;
        }
        boolean last = run.devices().indexOf(units.get(0).spec().coordinates().get("device"))
                == run.devices().size() - 1;
        return last && run.summary().status() != RunStatus.DONE ? State.UNDER_WAY : State.MEASURED;
    }

    /** Quantities that were fitted once; the sigmoid without a carrier, the write pulses of the last assist field. */
    private static void fitted(StoredRun run, String device, Map<String, Object> into) {
        Optional<RunFits> fits = run.on(device, true).steps().isEmpty()
                ? Optional.empty()
                : Optional.of(RunFits.of(run.on(device, true)));
        for (List<String> row : FITTED) {
            into.put(
                    row.get(2),
                    fits.map(f -> f.fits(row.get(0))).orElse(List.of()).stream()
                            .flatMap(fit -> fit.result().estimate(row.get(1)).stream())
                            .reduce((first, second) -> second)
                            .map(Estimate::value)
                            .map(value -> row.get(2).endsWith("MHz") ? value * 1e-6 : value)
                            .orElse(Double.NaN));
        }
    }
}
