package io.mtjlab.app.command;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** How results of fits are written. */
final class FormatOptions {

    /** The ways there are. */
    enum Format {
        TABLE,
        JSON,
        CSV;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--format", paramLabel = "F", description = "${COMPLETION-CANDIDATES}. Default: table")
    @Nullable
    Format format;

    @Option(names = "--json", description = "The same as --format json.")
    boolean json;

    Format chosen() {
        return format != null ? format : json ? Format.JSON : Format.TABLE;
    }
}
