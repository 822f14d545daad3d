package io.mtjlab.instruments.drivers;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.instruments.bench.Guard;
import io.mtjlab.instruments.capability.Instrument.SettingValue;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.capability.Prober;
import io.mtjlab.instruments.capability.Rotator;
import io.mtjlab.instruments.capability.SineSource;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.NotSafe;
import io.mtjlab.instruments.scpi.OutOfRange;
import io.mtjlab.instruments.scpi.Setting;
import io.mtjlab.instruments.session.Session;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.Sessions;
import io.mtjlab.instruments.testing.Conversation;
import io.mtjlab.instruments.testing.MemoryInstrument;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What holds for every driver there is; a new one is found by itself, and must be introduced in {@link #IDENTITIES}. */
@Timeout(30)
class HouseRulesTest {

    private static final Map<String, String> IDENTITIES = Map.ofEntries(
            entry("keithley2400", "KEITHLEY INSTRUMENTS INC.,MODEL 2400,1,C32"),
            entry("keithley2450", "KEITHLEY INSTRUMENTS,MODEL 2450,1,1.7.12b"),
            entry("keithley-dmm6500", "KEITHLEY INSTRUMENTS,MODEL DMM6500,1,1.7.12b"),
            entry("keithley7001", "KEITHLEY INSTRUMENTS INC.,MODEL 7001,1,B01  /A02"),
            entry("lakeshore336", "LSCI,MODEL336,1/1,2.9"),
            entry("keithley6221", "KEITHLEY INSTRUMENTS INC.,MODEL 6221,1,D03"),
            entry("keithley2182a", "KEITHLEY INSTRUMENTS INC.,MODEL 2182A,1,C04"),
            entry("sr860", "Stanford_Research_Systems,SR860,003245,V1.51"),
            entry("sr830", "Stanford_Research_Systems,SR830,s/n1,ver1.07"),
            entry("e8257d", "Agilent Technologies, E8257D, US1, C.06.10"),
            entry("kepco-bop", "KEPCO,BIT 4886 36-12,1,1.82"),
            entry("lakeshore475", "LSCI,MODEL475,1,1.0"),
            entry("lakeshore425", "LSCI,MODEL425,1,1.0"),
            entry("lakeshore475-control", "LSCI,MODEL475,1,1.0"),
            entry("smb100a", "Rohde&Schwarz,SMB100A,1406.6000k02/1,3.1.19.26"),
            entry("agilent33250a", "Agilent Technologies,33250A,0,2.00-1.01-2.00-03-2"),
            entry("keysight33500", "Agilent Technologies,33522B,MY1,2.09-1.19-2.00-52-00"),
            entry("agilent81110a", "HEWLETT-PACKARD,HP81110A,DE1,01.00.00"));

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            entry(":SYST:LFR", "60"),
            entry("TYPE", "40"),
            entry("RANGE", "3"),
            entry("UNIT", "1"),
            entry("REL", "0,1"),
            entry("DDEF 1", "0,0"),
            entry("DDEF 2", "0,0"),
            entry("RDGMODE", "1,1,1,1,1"),
            entry("CPARAM", "1,1,0,1"),
            entry(":SOUR:FUNC", "CURR"),
            entry("*STB", "0"),
            entry("*LANG", "SCPI"),
            entry("OUTMODE 1", "1,1,0"),
            entry("INTYPE A", "1,0,0,0,1"),
            entry("PID 1", "0.1,0.1,0"),
            entry("RAMP 1", "0,0"),
            entry(":SOUR:CURR:COMP", "0.1"));

    /** Settings that are write-only or need an option or a state, with what the snapshot of a test says of them. */
    private static final Map<String, String> NOT_TOLD = new TreeMap<>();

    static {
        untold(
                "keithley6221",
                "(needs a wave that was configured)",
                "wave_shape",
                "wave_hertz",
                "wave_amplitude_amperes",
                "wave_offset_amperes",
                "wave_duty_percent",
                "wave_duration_seconds",
                "wave_ranging",
                "wave_marker",
                "wave_marker_line");
        untold(
                "keithley6221",
                "(needs delta mode that was configured)",
                "delta_high_amperes",
                "delta_low_amperes",
                "delta_delay_seconds",
                "delta_count",
                "delta_abort_in_compliance",
                "delta_cold_switching",
                "delta_buffer_points");
        untold(
                "keithley6221",
                "(needs a sweep that was configured)",
                "sweep_spacing",
                "sweep_ranging",
                "sweep_count",
                "sweep_abort_in_compliance",
                "sweep_start_amperes",
                "sweep_stop_amperes",
                "sweep_step_amperes");
        untold(
                "keithley6221",
                "(needs a trigger link that was configured)",
                "trigger_source",
                "trigger_input_line",
                "trigger_output_line");
        untold(
                "e8257d",
                "(needs option UNU or UNW)",
                "pulse",
                "pulse_source",
                "pulse_internal",
                "pulse_period_seconds",
                "pulse_width_seconds");
        untold(
                "sr830",
                "(needs a recording that was started)",
                "buffer_rate_index",
                "buffer_loops",
                "buffer_triggered",
                "display_1",
                "display_2");
    }

    private static void untold(String model, String said, String... rows) {
        for (String row : rows) {
            NOT_TOLD.put(model + " " + row, said);
        }
    }

    private final List<AutoCloseable> open = new ArrayList<>();

    /** Probers and stages apart: they are moved, not set, and their own test holds them to the same rules. */
    static Collection<String> models() {
        return Drivers.models().stream()
                .filter(model -> !Prober.class.isAssignableFrom(Drivers.driverOf(model)))
                .filter(model -> !Rotator.class.isAssignableFrom(Drivers.driverOf(model)))
                .toList();
    }

    /** Of those with a switch; a sine output has none, and a test of its own. */
    static Stream<String> outputs() {
        return models().stream()
                .filter(model -> Output.class.isAssignableFrom(Drivers.driverOf(model)))
                .filter(model -> !SineSource.class.isAssignableFrom(Drivers.driverOf(model)));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private MemoryInstrument instrument(String model) {
        assertThat(IDENTITIES).as("every driver is introduced here").containsKey(model);
        MemoryInstrument instrument = new MemoryInstrument(IDENTITIES.get(model), DEFAULTS);
        open.add(instrument);
        return instrument;
    }

    private MessageDriver open(String model, MemoryInstrument instrument) {
        Session session = Sessions.open(
                Conversation.ROLE,
                instrument.server().resource(),
                new DrivenClock(),
                SessionOptions.DEFAULT.withTurnaround(Drivers.turnaroundOf(model)));
        open.add(session);
        Guard guard = new Guard(Conversation.LIMITS, Conversation.WIRING);
        return Drivers.open(model, new Seat(session, guard, Conversation.WIRING));
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_setting_has_a_unit_a_range_and_a_source(String model) {
        List<Setting> settings = open(model, instrument(model)).settings();
        assertThat(settings).isNotEmpty();
        for (Setting row : settings) {
            assertThat(row.source()).as("source of %s", row.name()).isNotBlank();
            assertThat(row.unit()).as("unit of %s", row.name()).isNotNull();
            assertThat(row.high())
                    .as("range of %s", row.name())
                    .isGreaterThan(row.low())
                    .isLessThan(9e37);
            assertThat(row.low()).as("range of %s", row.name()).isGreaterThan(-9e37);
            assertThat(row.resolution()).as("resolution of %s", row.name()).isPositive();
        }
        assertThat(settings.stream().map(Setting::name)).doesNotHaveDuplicates();
        assertThat(settings.stream().map(Setting::place)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_row_of_the_table_is_listed(String model) throws Exception {
        List<Setting> settings = open(model, instrument(model)).settings();
        Set<Setting> declared = new HashSet<>();
        for (Class<?> type : withItsParts(Drivers.driverOf(model), new LinkedHashSet<>())) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    collect(field.get(null), declared);
                }
            }
        }
        assertThat(settings).containsExactlyInAnyOrderElementsOf(declared);
    }

    /** Rows stand alone, or together for each channel: in a list of records of this package. */
    private static void collect(@Nullable Object value, Set<Setting> rows) throws Exception {
        if (value instanceof Setting row) {
            rows.add(row);
        } else if (value instanceof List<?> list) {
            for (Object element : list) {
                collect(element, rows);
            }
        } else if (value instanceof Record channel && channel.getClass().getPackage() == Drivers.class.getPackage()) {
            for (RecordComponent component : channel.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                collect(component.getAccessor().invoke(channel), rows);
            }
        }
    }

    /**
     * A driver, what it extends, and the classes of this package that it is made of; its table may stand in a class of
     * its own, named after it.
     */
    private static Set<Class<?>> withItsParts(Class<?> type, Set<Class<?>> found) {
        if (type.getPackage().equals(Drivers.class.getPackage()) && found.add(type)) {
            try {
                found.add(Class.forName(type.getName() + "Settings"));
            } catch (ClassNotFoundException e) {
                // Its table stands in itself.
            }
            withItsParts(type.getSuperclass(), found);
            for (Field field : type.getDeclaredFields()) {
                if (!field.getType().isPrimitive() && !field.getType().isArray()) {
                    withItsParts(field.getType(), found);
                }
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_value_beyond_its_range_is_refused_with_range_and_source(String model) {
        for (Setting row : open(model, instrument(model)).settings()) {
            if (row.kind() == Setting.Kind.NUMBER || row.kind() == Setting.Kind.WHOLE) {
                for (double bad : new double[] {row.low() - 1, row.high() + 1, Double.NaN}) {
                    assertThatThrownBy(() -> row.argument("it", bad))
                            .isInstanceOf(OutOfRange.class)
                            .hasMessageContaining(row.name())
                            .hasMessageContaining("refused")
                            .hasMessageContaining(row.source());
                }
                for (double good : new double[] {row.low(), row.high()}) {
                    assertThat(Double.parseDouble(row.argument("it", good))).isEqualTo(good);
                    if (row.place().field() < 0) {
                        assertThat(row.command("it", good)).startsWith(row.header() + " ");
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void connecting_and_taking_a_snapshot_set_nothing(String model) {
        MemoryInstrument instrument = instrument(model);
        open(model, instrument).snapshot();
        assertThat(instrument.commands()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_snapshot_covers_every_setting_as_the_instrument_tells_it(String model) {
        MemoryInstrument instrument = instrument(model);
        MessageDriver driver = open(model, instrument);
        driver.settings()
                .forEach(row -> instrument.put(memoryOf(row), row.place().field() < 0 ? "1" : "1,1,1,1,1,1,1"));
        List<SettingValue> snapshot = driver.snapshot();
        assertThat(snapshot.stream().map(SettingValue::name))
                .containsExactlyElementsOf(
                        driver.settings().stream().map(Setting::name).toList());
        for (int i = 0; i < snapshot.size(); i++) {
            Setting row = driver.settings().get(i);
            boolean isSwitch = row.kind() == Setting.Kind.SWITCH;
            String expected = NOT_TOLD.getOrDefault(model + " " + row.name(), isSwitch ? "ON" : "1");
            assertThat(snapshot.get(i).value()).as(row.name()).isEqualTo(expected);
        }
    }

    @Test
    void every_setting_that_a_snapshot_cannot_always_tell_is_known_here() {
        Set<String> untold = new TreeSet<>();
        for (String model : models()) {
            for (Setting row : open(model, instrument(model)).settings()) {
                if (!row.presence().told() || !row.presence().needs().isEmpty()) {
                    untold.add(model + " " + row.name());
                }
            }
        }
        assertThat(untold).isEqualTo(NOT_TOLD.keySet());
    }

    private static String memoryOf(Setting row) {
        return row.header()
                + (row.place().selector().isEmpty() ? "" : " " + row.place().selector());
    }

    /** The rows that switch an output, one for each channel: {@code output}, {@code output1}, {@code heater_range}. */
    private static List<Setting> switchesOf(Output output) {
        List<Setting> switches = ((MessageDriver) output)
                .settings().stream()
                        .filter(row -> row.name().matches("output\\d?|heater(_\\d)?_range"))
                        .toList();
        assertThat(switches).isNotEmpty();
        return switches;
    }

    private static String off(Setting row) {
        return row.kind() == Setting.Kind.SWITCH ? row.command(false) : row.command("it", 0);
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void every_output_can_be_made_safe_and_asks_whether_it_is(String model) {
        MemoryInstrument instrument = instrument(model);
        Output output = (Output) open(model, instrument);
        for (Setting row : switchesOf(output)) {
            instrument.put(memoryOf(row), "1");
            assertThat(output.isSafe()).as("an output that is on is not safe").isFalse();
            output.makeSafe();
            assertThat(output.isSafe()).isTrue();
            assertThat(instrument.commands()).contains(off(row));
        }
        assertThat(output.safeOrder()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void the_way_to_safety_is_part_of_every_outputs_conversation(String model) throws Exception {
        Class<?> conversation = Class.forName(Drivers.driverOf(model).getName() + "Test");
        assertThat(conversation.getDeclaredMethods())
                .as("a test of %s that makes it safe", conversation.getSimpleName())
                .anySatisfy(method -> {
                    assertThat(method.isAnnotationPresent(Test.class)).isTrue();
                    assertThat(method.getName()).containsPattern("safe|goes_down");
                });
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void an_output_that_stays_on_is_told(String model) {
        MemoryInstrument instrument = instrument(model);
        Output output = (Output) open(model, instrument);
        for (Setting row : switchesOf(output)) {
            instrument.hold(memoryOf(row), "1");
            assertThatThrownBy(output::makeSafe).isInstanceOf(NotSafe.class);
        }
    }
}
