package io.mtjlab.acquisition.store;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mtjlab.base.error.InvalidInput;

/** Run ids as people write them: {@code r0001}, {@code r0002}. */
final class RunIds {

    private static final Pattern FORM = Pattern.compile("r0*([0-9]{1,18})");

    private RunIds() {}

    static String of(long number) {
        return String.format(Locale.ROOT, "r%04d", number);
    }

    static long number(String id) {
        Matcher matcher = FORM.matcher(id);
        if (!matcher.matches()) {
            throw new InvalidInput("'" + id + "' is not the id of a run; ids look like r0001");
        }
        return Long.parseLong(matcher.group(1));
    }
}
