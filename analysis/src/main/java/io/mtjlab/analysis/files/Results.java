package io.mtjlab.analysis.files;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.base.error.InvalidInput;

/** Fit results as {@code table}, {@code json} or {@code csv}. */
public final class Results {

    private Results() {}

    /** A writer of the format called {@code format}. */
    public static ResultWriter writer(PrintWriter out, String format) {
        return switch (format) {
            case "table" -> new Table(out);
            case "json" -> new JsonResults(out);
            case "csv" -> new Csv(out);
            default -> throw new InvalidInput("no format '" + format + "'; there are table json csv");
        };
    }

    /** In the format called {@code format}. */
    public static String write(List<FitResult> results, String format) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        ResultWriter writer = writer(out, format);
        results.forEach(writer::add);
        writer.end();
        out.flush();
        return text.toString();
    }

    /** {@code id,param,value,lo68,hi68,lo95,hi95}; a quantity that is not determined has no row. */
    public static String csv(List<FitResult> results) {
        return write(results, "csv");
    }

    private static final class Table implements ResultWriter {

        private final PrintWriter out;
        private boolean begun;

        Table(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void add(FitResult result) {
            if (begun) {
                out.println();
            }
            begun = true;
            out.print(result.report());
            out.flush();
        }

        @Override
        public void failed(String file, String message) {}

        @Override
        public void end() {}
    }

    private static final class Csv implements ResultWriter {

        private final PrintWriter out;

        Csv(PrintWriter out) {
            this.out = out;
            out.print("id,param,value,lo68,hi68,lo95,hi95\n");
        }

        @Override
        public void add(FitResult result) {
            StringBuilder text = new StringBuilder();
            for (Outcome outcome : result.outcomes()) {
                if (outcome instanceof Estimate e) {
                    text.append(quoted(result.id())).append(',').append(e.name());
                    double[] numbers = {
                        e.value(),
                        e.interval68().low(),
                        e.interval68().high(),
                        e.interval95().low(),
                        e.interval95().high()
                    };
                    for (double number : numbers) {
                        text.append(',').append(number(number));
                    }
                    text.append('\n');
                }
            }
            out.print(text);
            out.flush();
        }

        @Override
        public void failed(String file, String message) {}

        @Override
        public void end() {}

        private static String quoted(String id) {
            return id.matches("[^,\"\r\n]*") ? id : '"' + id.replace("\"", "\"\"") + '"';
        }

        private static String number(double value) {
            if (value == Math.rint(value) && Math.abs(value) < 1e9) {
                return String.valueOf((long) value);
            }
            return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : String.format(Locale.ROOT, "%.10g", value);
        }
    }
}
