package io.mtjlab.protocols.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.capability.Prober;
import io.mtjlab.instruments.capability.ReadingOverflow;
import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.instruments.capability.SwitchMatrix;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.protocols.contact.Contact;
import io.mtjlab.protocols.contact.ContactCheck;
import io.mtjlab.protocols.group.WaferParameters.AfterFailure;
import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.kind.Measurement;
import io.mtjlab.protocols.kind.RoleNeed;
import io.mtjlab.protocols.kind.StepMeasurement;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.setup.MeasurementFailed;
import io.mtjlab.protocols.setup.OutputSafeAction;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;

/**
 * Steps on every device of a wafer. Each device is contacted by {@link Contact}'s sequence, checked by a microampere at
 * most, measured, and left the same way; a device without contact, one that fails, and one that its ledger says to spare
 * is marked with the reason, and the run goes on. A unit's key begins with its die and device, {@code die=3,4/d1/rh/loop=1}.
 */
public final class Wafer extends StepMeasurement {

    public static final Kind KIND = Kind.group(
            "wafer",
            "steps on every device of every die, by prober and switch matrix",
            List.of(
                    RoleNeed.required("source", CurrentSource.class, "checks the contact; zero while anything moves"),
                    RoleNeed.optional(
                            "meter",
                            Nanovoltmeter.class,
                            "reads the check; not needed where the source is a source meter"),
                    RoleNeed.optional("prober", Prober.class, "sets needles on dies; needed where dies are said"),
                    RoleNeed.optional("matrix", SwitchMatrix.class, "leads to the devices of a die, and shorts them")),
            WaferParameters.TABLE,
            Wafer::new);

    private static final String BONDED = "bonded";

    private final Station station;
    private final Children children;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final ContactCheck check;
    private final Optional<Prober> prober;
    private final Contact contact;
    private final WaferPlan.Verdicts verdicts = new WaferPlan.Verdicts();
    private int withoutContact;

    /** @throws io.mtjlab.base.error.InvalidInput when dies, prober, matrix and mount do not fit together */
    private Wafer(Arguments arguments, Station station, List<Measurement> children) {
        super(KIND, arguments);
        this.station = station;
        this.children = new Children(children);
        prober = station.optionalPart("prober", Prober.class);
        Optional<SwitchMatrix> matrix = station.optionalPart("matrix", SwitchMatrix.class);
        requireFitting(matrix.isPresent());
        Place.of(arguments).forEach(place -> places.put(place.key(), place));
        CurrentSource source = station.part("source", CurrentSource.class);
        Optional<Nanovoltmeter> meter = station.optionalPart("meter", Nanovoltmeter.class);
        if (meter.isEmpty() && !(source instanceof SourceMeter)) {
            throw arguments.error("roles.meter is missing: " + source.role() + " does not measure by itself");
        }
        check = new ContactCheck(
                source,
                meter,
                arguments.get(WaferParameters.CHECK_AMPERES),
                arguments.get(WaferParameters.COMPLIANCE),
                station.clock());
        List<SafeAction> outputs = new ArrayList<>(this.children.safeActions());
        outputs.addAll(OutputSafeAction.of(List.of(source)));
        contact = new Contact(
                prober, matrix, check, arguments.find(WaferParameters.SHORTING).orElse(List.of()), outputs);
    }

    private void requireFitting(boolean matrix) {
        boolean dies = arguments.find(WaferParameters.DIES).isPresent();
        if (station.wiring().mount().equals(BONDED) && (dies || prober.isPresent())) {
            throw arguments.error("the bench's wiring says mount: bonded, which forbids the prober; leave out "
                    + (dies ? "dies" : "roles.prober") + ", and say devices by the relays that lead to them");
        }
        if (dies != prober.isPresent()) {
            throw arguments.error(dies ? "dies need a prober under roles" : "a prober is among the roles; say dies");
        }
        boolean relays = arguments.find(WaferParameters.DEVICES).isPresent()
                || arguments.find(WaferParameters.SHORTING).isPresent();
        if (relays != matrix) {
            throw arguments.error(
                    relays
                            ? "devices and shorting_relays need a matrix under roles"
                            : "a matrix is among the roles; say devices or shorting_relays");
        }
    }

    @Override
    public Plan plan() {
        return new WaferPlan(
                List.copyOf(places.values()), children, arguments, station, contact.expectedSeconds(), verdicts);
    }

    @Override
    public void begin(RunContext run) {}

    @Override
    public void recover(RunContext run) {
        children.forget();
        contact.forget();
    }

    @Override
    public void measure(UnitSpec unit, UnitRecorder points, RunContext run) throws Exception {
        Place place = placeOf(unit);
        if (unit.key().equals(place.key() + "/" + WaferPlan.SKIPPED)) {
            children.end(run);
            WaferPlan.Skip skip = verdicts.skips.getOrDefault(place.key(), new WaferPlan.Skip("", ""));
            points.note(WaferPlan.CAUSE, skip.cause());
            points.note(WaferPlan.REASON, skip.reason());
        } else if (unit.key().equals(place.key() + "/" + WaferPlan.CONTACT)) {
            children.end(run);
            touch(place, points);
        } else {
            if (!contact.isAt(place.target())) {
                children.end(run);
                contact.approach(place.target());
                harm(contact.read()).ifPresent(why -> {
                    throw new MeasurementFailed(why);
                });
            }
            String aged = verdicts.aged.get(place.key());
            if (aged != null) {
                points.note("aged", aged);
            }
            children.measure(unit, points, run);
        }
    }

    private Place placeOf(UnitSpec unit) {
        String key = unit.key();
        for (int slash = key.lastIndexOf('/'); slash > 0; slash = key.lastIndexOf('/', slash - 1)) {
            Place place = places.get(key.substring(0, slash));
            if (place != null) {
                return place;
            }
        }
        throw new IllegalArgumentException("no device of unit " + key);
    }

    /** Sets needles until they touch, or marks the device as without contact. */
    private void touch(Place place, UnitRecorder points) throws Exception {
        Optional<String> harm = Optional.of("");
        for (int attempt = 0; attempt < arguments.get(WaferParameters.ATTEMPTS) && harm.isPresent(); attempt++) {
            if (attempt > 0) {
                contact.leave();
            }
            harm = touchOnce(place, points);
        }
        points.note(WaferPlan.CONTACT, harm.isEmpty());
        harm.ifPresent(why -> points.note(WaferPlan.REASON, why));
        withoutContact = harm.isPresent() ? withoutContact + 1 : 0;
        int most = arguments.find(WaferParameters.IN_A_ROW).orElse(Integer.MAX_VALUE);
        if (withoutContact >= most) {
            throw new IllegalStateException(withoutContact + " devices in a row have no contact, the last one "
                    + place.key() + " (" + harm.orElse("") + "): look at needles and map, then resume");
        }
    }

    private Optional<String> touchOnce(Place place, UnitRecorder points) throws Exception {
        try {
            contact.approach(place.target());
        } catch (InstrumentError e) {
            contact.forget();
            return Optional.of(String.valueOf(e.getMessage()));
        }
        try {
            ContactCheck.Reading reading = contact.read();
            points.append(reading.plusVolts(), reading.minusVolts(), reading.amperes(), reading.ohms());
            return harm(reading);
        } catch (ReadingOverflow e) {
            return Optional.of("no contact: " + e.getMessage());
        }
    }

    /** Why this is no contact to a device. */
    private Optional<String> harm(ContactCheck.Reading reading) {
        double ohms = reading.ohms();
        double most = arguments.get(WaferParameters.MOST);
        double least = arguments.get(WaferParameters.LEAST);
        if (reading.inCompliance() || !(Math.abs(ohms) <= most)) {
            return Optional.of("no contact: more than " + Grid.plain(most) + " ohm");
        }
        return ohms < least
                ? Optional.of("a short: " + Grid.plain(Math.rint(100 * ohms) / 100) + " ohm, less than "
                        + Grid.plain(least) + " ohm")
                : Optional.empty();
    }

    @Override
    public boolean goesOnWithout(UnitSpec unit, Exception failure) throws Exception {
        if (children.goesOnWithout(unit, failure)) {
            return true;
        }
        boolean ofDevice = failure instanceof MeasurementFailed || failure instanceof ReadingOverflow;
        if (!ofDevice || arguments.get(WaferParameters.AFTER_FAILURE) == AfterFailure.STOP) {
            return false;
        }
        for (SafeAction action : children.safeActions()) {
            action.makeSafe();
        }
        children.forget();
        verdicts.failed.put(placeOf(unit).key(), String.valueOf(failure.getMessage()));
        return true;
    }

    @Override
    public void end(RunContext run) throws Exception {
        children.end(run);
        contact.leave();
    }

    @Override
    public List<SetPoint> setPoints() {
        List<SetPoint> all = new ArrayList<>(check.setPoints());
        all.addAll(children.setPoints());
        return all;
    }

    @Override
    public Map<String, Object> parameters() {
        return children.parameters(arguments);
    }

    @Override
    public List<SafeAction> safeActions() {
        List<Output> own = new ArrayList<>(List.of(check.source()));
        prober.ifPresent(own::add);
        List<SafeAction> all = new ArrayList<>(children.safeActions());
        all.addAll(OutputSafeAction.of(own));
        return all;
    }
}
