package io.mtjlab.simulators.twin;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands that nobody would send: whatever comes, the instrument still says who it is. */
class FuzzTest {

    private static final List<String> MODELS = List.copyOf(Twins.models());

    private static final List<String> WORDS = List.of(
            "SOUR",
            ":SOURce",
            "CURR",
            "CURRent",
            "VOLT",
            "RANG",
            "RANGe:AUTO",
            "COMP",
            "OUTP",
            "OUTPut:STATe",
            "FREQ",
            "POW",
            "AM",
            "INT",
            "DEPT",
            "LFO",
            "AMPL",
            "STAT",
            "MEAS",
            "COND",
            "ENAB",
            "SYST",
            "ERR",
            "TRAC",
            "POIN",
            "FEED:CONT",
            "DATA",
            "INIT",
            "ABOR",
            "READ",
            "FETC",
            "SENS",
            "NPLC",
            "DFIL",
            "TRIG",
            "COUN",
            "SAMP",
            "*IDN",
            "*ESR",
            "*CLS",
            "*RST",
            "*OPC",
            "*STB",
            "*SRE",
            "*TST",
            "FUNC:MODE",
            "OFLT",
            "OFSL",
            "SNAP",
            "PHAS",
            "APHS",
            "FMOD",
            "LIAS",
            "OUTR",
            "RDGFIELD",
            "UNIT",
            "AUTO",
            "RDGMODE",
            "REL",
            "CHAN1",
            "CHAN9",
            "DEL",
            "MEAS:VOLT",
            "FUNC",
            "FORM:ELEM",
            "SOUR:SWE:VOLT:LIN",
            "SOUR:LIST:CURR",
            "TRAC:MAKE",
            "TRAC:DATA",
            "READ:DIG",
            "BURS:STAT",
            "OUTP:LOAD",
            "VOLT:HIGH",
            "DATA:ARB",
            "FUNC:ARB",
            "PULS:WIDT1",
            "ROUT:CLOS",
            "WAVE:ARM",
            "WAVE:INIT",
            "DELT:ARM",
            "CAPTURESTART",
            "TRCB",
            "STRT",
            "KRDG",
            "SETP",
            "MOUT",
            "map:step_next_die",
            "StepNextDie",
            "MoveChuck",
            "*LANG",
            "*TRG");

    private static final List<String> VALUES = List.of(
            "0",
            "1",
            "-1",
            "1e-6",
            "10e-6",
            "9.9e37",
            "-1e400",
            "ON",
            "OFF",
            "MIN",
            "MAX",
            "DEF",
            "INF",
            "NAN",
            "1 MHZ",
            "5 dBm",
            "20 PCT",
            "'VOLT'",
            "\"x;y\"",
            "\"",
            "(@1)",
            "#15hello",
            "#H1F",
            "NEXT",
            "NEV",
            "CURR",
            "3,4,5",
            ",",
            "1,,2",
            "1.5.2",
            "--3",
            "Ω",
            "\t",
            "0.01");

    private static String command(UniformRandomProvider dice) {
        StringBuilder line = new StringBuilder();
        int units = 1 + dice.nextInt(3);
        for (int unit = 0; unit < units; unit++) {
            line.append(unit > 0 ? ";" : "").append(dice.nextInt(4) == 0 ? ":" : "");
            int words = 1 + dice.nextInt(3);
            for (int word = 0; word < words; word++) {
                line.append(word > 0 ? ":" : "").append(WORDS.get(dice.nextInt(WORDS.size())));
            }
            line.append(dice.nextInt(2) == 0 ? "?" : "");
            if (dice.nextInt(2) == 0) {
                line.append(' ').append(VALUES.get(dice.nextInt(VALUES.size())));
            }
        }
        for (int hits = dice.nextInt(8) == 0 ? 1 + dice.nextInt(4) : 0; hits > 0; hits--) {
            char any = (char) dice.nextInt(256);
            line.insert(dice.nextInt(line.length() + 1), any == '\n' ? ' ' : any);
        }
        return dice.nextInt(6) == 0 ? line.toString().toLowerCase(Locale.ROOT) : line.toString();
    }

    private static void fuzz(long seed, int commands) {
        for (String model : MODELS) {
            UniformRandomProvider dice = RandomStreams.of(seed).stream("fuzz", model);
            String role = switch (model) {
                case "kepco-bop" -> "bop";
                case "lakeshore475", "lakeshore475-control", "lakeshore425" -> "gauss";
                default -> "x";
            };
            try (TestBench bench = new TestBench(seed)) {
                RawClient client = bench.connect(role, model);
                // A command may ask for a million readings, and a busy machine takes its time to make them.
                client.patience(Duration.ofMinutes(2));
                String identity = client.query("*IDN?");
                int batch = 100;
                for (int done = 0; done < commands / MODELS.size(); done += batch) {
                    StringBuilder lines = new StringBuilder();
                    for (int i = 0; i < batch; i++) {
                        lines.append(command(dice)).append('\n');
                    }
                    // What may be left of a block that swallows the lines behind it.
                    lines.append("\n".repeat(16));
                    client.writeRaw(lines.toString());
                    client.write("*CLS");
                    client.write("*IDN?");
                    String answer = client.read();
                    while (!identity.equals(answer)) {
                        assertThat(answer)
                                .as("seed %d, %s, after %d commands", seed, model, done)
                                .isNotNull();
                        answer = client.read();
                    }
                }
            }
        }
    }

    @Test
    @Timeout(60)
    void twenty_thousand_commands_leave_every_instrument_answering() {
        fuzz(1, 20_000);
    }

    @Test
    @Tag("long")
    void a_million_commands_leave_every_instrument_answering_and_the_memory_flat() {
        fuzz(1, 100_000);
        long before = usedBytes();
        for (int seed = 2; seed <= 10; seed++) {
            fuzz(seed, 100_000);
        }
        assertThat(usedBytes()).isLessThan(before + 10_000_000);
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
