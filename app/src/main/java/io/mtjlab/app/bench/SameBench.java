package io.mtjlab.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.base.error.InvalidInput;

/** A run may only be resumed on the bench that it was begun on: the same instruments, the same limits. */
final class SameBench {

    private static final String IDENTITY = "identity";

    private static final ObjectMapper JSON = new ObjectMapper();

    private SameBench() {}

    /**
     * @param snapshot settings and identities of the instruments now, by role
     * @param limits that hold now
     * @throws InvalidInput that lays what was beside what is
     */
    static void require(StoredRun run, Map<String, Object> snapshot, Map<String, Object> limits) {
        List<String> differences = new ArrayList<>();
        Map<String, Object> before = run.header().snapshot();
        TreeSet<String> roles = new TreeSet<>(before.keySet());
        roles.addAll(snapshot.keySet());
        for (String role : roles) {
            compare(differences, role, identity(before, role), identity(snapshot, role));
        }
        compare(differences, "limits", tree(run.header().limits()), tree(limits));
        if (!differences.isEmpty()) {
            throw new InvalidInput(
                    "run " + run.id() + " cannot be resumed, because the bench is another (stored | now): "
                            + String.join("; ", differences) + "; start a new run");
        }
    }

    private static String identity(Map<String, Object> snapshot, String role) {
        return snapshot.get(role) instanceof Map<?, ?> settings ? String.valueOf(settings.get(IDENTITY)) : "none";
    }

    /** Maps in whatever order, and numbers as they are stored. */
    private static JsonNode tree(Map<String, Object> values) {
        return JSON.valueToTree(values);
    }

    private static void compare(List<String> differences, String what, Object before, Object now) {
        if (!before.equals(now)) {
            differences.add(what + ": " + before + " | " + now);
        }
    }
}
