package io.mtjlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.fixtures.lab.Shipped;
import io.mtjlab.protocols.campaign.Campaign;
import io.mtjlab.protocols.campaign.CampaignSchema;
import io.mtjlab.protocols.campaign.Kinds;
import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.kind.RoleNeed;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ParameterTable;
import io.mtjlab.protocols.rules.InterlockParameters;
import io.mtjlab.protocols.rules.LostLinkRule;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * docs/campaign-file.md and docs/campaign.schema.json say what the kinds' own tables say. With the system property {@code
 * mtjlab.write-docs} both are written anew.
 */
class CampaignPageTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Path PAGE = DOCS.resolve("campaign-file.md");
    private static final Path SCHEMA = DOCS.resolve("campaign.schema.json");
    private static final String BEGIN = "<!-- the kinds' tables: made from the program, see CampaignPageTest -->\n";

    @Test
    void the_schema_is_that_of_the_program() throws Exception {
        same(SCHEMA, JsonText.of(JsonText.tree(CampaignSchema.schema())));
    }

    @Test
    void the_page_holds_every_kind_with_every_parameter() throws Exception {
        String page = Files.readString(PAGE);
        same(PAGE, page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + tables());
    }

    private static void same(Path file, String made) throws IOException {
        if (Boolean.getBoolean("mtjlab.write-docs")) {
            Files.writeString(file, made);
        }
        assertThat(Files.readString(file)).isEqualTo(made);
    }

    @Test
    void its_examples_are_campaigns_by_the_program_and_by_the_schema() throws Exception {
        Matcher examples = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        int found = 0;
        while (examples.find()) {
            found++;
            assertThat(Campaign.parse("campaign-file.md", examples.group(1)).steps())
                    .isNotEmpty();
            assertThat(complaints(examples.group(1))).isEmpty();
        }
        assertThat(found).isPositive();
    }

    @Test
    void the_shipped_campaigns_hold_to_the_schema() throws Exception {
        for (String name : Shipped.CAMPAIGNS) {
            assertThat(complaints(Shipped.campaignText(name).orElseThrow())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: stfmr       | kind: stmfr
            field_axis: easy  | field_axes: easy
            cycles: 6         | cycles: 6.5
            rf_dbm: -15       | rf_dbm: strong
            from: -400        | form: -400
            magnet: bop_easy  | magnets: bop_easy
            """)
    void the_schema_refuses_what_the_program_refuses(String right, String wrong) throws Exception {
        String text = TestFiles.replaced(Shipped.campaignText("luo2023").orElseThrow(), right, wrong);
        assertThat(complaints(text)).isNotEmpty();
    }

    private static List<String> complaints(String campaign) throws Exception {
        JsonNode tree = new YAMLMapper().readTree(campaign);
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
        return schema.validate(tree).stream().map(Object::toString).toList();
    }

    private static String tables() {
        return "\n## `interlocks`\nEach of the list:\n" + rows(InterlockParameters.TABLE) + "\n## `lost_link`\n"
                + rows(LostLinkRule.TABLE)
                + Kinds.all().stream().map(CampaignPageTest::table).collect(Collectors.joining());
    }

    private static String table(Kind kind) {
        StringBuilder text = new StringBuilder("\n## `" + kind.name() + "`\n" + sentence(kind.summary()) + "\n");
        if (kind.holdsSteps()) {
            text.append("\nIts `steps` are steps of any kind.\n");
        }
        if (!kind.parts().isEmpty()) {
            text.append("\n| role | can | is |\n|---|---|---|\n");
            for (RoleNeed need : kind.parts()) {
                text.append("| `" + need.part() + "`" + (need.required() ? "" : ", optional") + " | "
                        + need.capability().getSimpleName() + " | " + need.meaning() + " |\n");
            }
        }
        return text.append(rows(kind.parameters())).toString();
    }

    private static String rows(ParameterTable table) {
        return "\n| parameter | unit | value | default | is | from |\n|---|---|---|---|---|---|\n"
                + table.rows().stream().map(row -> row(row)).collect(Collectors.joining());
    }

    private static <T> String row(Parameter<T> row) {
        String fallback = row.required()
                ? "required"
                : row.byDefault()
                        .map(value -> "`" + row.type().plain(value) + "`")
                        .orElse("");
        return "| `" + row.path() + "` | "
                + (row.unit() == Unit.ONE ? "" : row.unit().symbol()) + " | "
                + row.type().wording() + " | " + fallback + " | " + row.meaning() + " | " + row.source() + " |\n";
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
