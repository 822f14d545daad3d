package io.mtjlab.analysis.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import static org.assertj.core.api.Assertions.assertThat;

class ResultSchemaTest {

    private static final String COUNTS = "H_Oe,n,k\n1,20,1\n2,20,6\n3,20,13\n4,20,19\n";
    private static final String SEPARATED = "H_Oe,n,k\n1,20,0\n2,20,0\n3,20,20\n4,20,20\n";

    private static JsonNode document() throws IOException {
        StringWriter text = new StringWriter();
        ResultWriter writer = Results.writer(new PrintWriter(text), "json");
        for (String csv : new String[] {COUNTS, SEPARATED}) {
            writer.add(Kinds.SIGMOID.fit(
                    DataFiles.parse(csv, "x.csv", Kinds.SIGMOID).get(0)));
        }
        writer.failed("y.csv", "y.csv:1:1: no rows of data");
        writer.end();
        return new ObjectMapper().readTree(text.toString());
    }

    @Test
    void results_with_values_reasons_and_failures_are_as_the_schema_says() throws IOException {
        JsonNode document = document();
        assertThat(document.at("/fits/1/parameters/0/undetermined").asText()).isNotEmpty();
        try (InputStream in = Results.class.getResourceAsStream("fit-result.schema.json")) {
            var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(new ObjectMapper().readTree(in));
            assertThat(schema.validate(document)).isEmpty();
            ((com.fasterxml.jackson.databind.node.ObjectNode) document.at("/fits/0/parameters/0")).remove("value");
            assertThat(schema.validate(document)).isNotEmpty();
        }
    }
}
