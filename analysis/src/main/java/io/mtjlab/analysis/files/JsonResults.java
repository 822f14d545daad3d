package io.mtjlab.analysis.files;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;

/** One JSON document: {@code fits}, {@code errors}, {@code metrics}; see {@code fit-result.schema.json}. */
final class JsonResults implements ResultWriter {

    private final PrintWriter out;
    private final JsonGenerator json;
    private final com.fasterxml.jackson.databind.node.ArrayNode errors;
    private int sets;
    private long determined;

    JsonResults(PrintWriter out) {
        this.out = out;
        ObjectMapper mapper = new ObjectMapper();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try {
            json = mapper.createGenerator(out)
                    .setPrettyPrinter(
                            new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeArrayFieldStart("fits");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        errors = mapper.createArrayNode();
    }

    @Override
    public void add(FitResult result) {
        try {
            json.writeTree(result.toJson());
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sets++;
        determined += result.outcomes().stream().filter(Outcome::determined).count();
    }

    @Override
    public void failed(String file, String message) {
        errors.addObject().put("file", file).put("message", message);
    }

    @Override
    public void end() {
        try {
            json.writeEndArray();
            json.writeFieldName("errors");
            json.writeTree(errors);
            json.writeObjectFieldStart("metrics");
            json.writeNumberField("data_sets", sets);
            json.writeNumberField("determined_parameters", determined);
            json.writeNumberField("failed_files", errors.size());
            json.writeEndObject();
            json.writeEndObject();
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print('\n');
        out.flush();
    }
}
