package org.vireo.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.apache.felix.utils.properties.TypedProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.service.metatype.AttributeDefinition;
import org.vireo.plugins.FieldBounds.Bounds;

class FormFieldTest {
    private static final String MARK = "s3same";

    /** What a bundle says of a field. */
    private record Said(int type, int cardinality, String[] options) implements AttributeDefinition {
        @Override
        public String getName() {
            return "Field";
        }

        @Override
        public String getID() {
            return "field";
        }

        @Override
        public String getDescription() {
            return "";
        }

        @Override
        public int getCardinality() {
            return cardinality;
        }

        @Override
        public int getType() {
            return type;
        }

        @Override
        public String[] getOptionValues() {
            return options;
        }

        @Override
        public String[] getOptionLabels() {
            return options;
        }

        @Override
        public String validate(String value) {
            return null;
        }

        @Override
        public String[] getDefaultValue() {
            return null;
        }
    }

    private static FormField field(int type, int cardinality, String... options) {
        var bounds = new Bounds(Optional.of("1"), Optional.of("9"));
        return new FormField(new Said(type, cardinality, options), true, bounds);
    }

    @ParameterizedTest
    @CsvSource({
        "0, must be at least 1 and at most 9",
        "10, must be at least 1 and at most 9",
        "1e99, must be at least 1 and at most 9",
        "2.5, must be a whole number",
        "two, must be a number",
        "NaN, must be a number"
    })
    void numbersKeepTheirBounds(String value, String sentence) {
        assertThatThrownBy(() -> field(AttributeDefinition.INTEGER, 0).check(value))
                .hasMessageContaining("field " + sentence);
    }

    @Test
    void eachOfSeveralIsChecked() {
        var field = field(AttributeDefinition.INTEGER, 3);
        assertThatCode(() -> field.check("1, 9")).doesNotThrowAnyException();
        assertThatThrownBy(() -> field.check("1, 10")).hasMessageContaining("at most 9");
    }

    @Test
    void onlyWhatCanBeChosenIsTaken() {
        var field = field(AttributeDefinition.STRING, 0, "red", "green");
        assertThatCode(() -> field.check("red")).doesNotThrowAnyException();
        assertThatThrownBy(() -> field.check("blue")).hasMessageContaining("must be one of [red, green]");
        assertThatThrownBy(() -> field(AttributeDefinition.BOOLEAN, 0).check("yes"))
                .hasMessageContaining("must be true or false");
    }

    @Test
    void secretsAreNeitherShownNorRepeatedInRefusals() {
        var field = field(AttributeDefinition.PASSWORD, 0);
        var kept = new TypedProperties(false);
        kept.put("field", MARK);
        assertThat(field.shown(kept, true).toString()).contains("set=true").doesNotContain(MARK);
        assertThatThrownBy(() -> field.check(MARK + "\nmore"))
                .hasMessageContaining("must be one line of text")
                .hasMessageNotContaining(MARK);
    }

    @Test
    void whatMustBeThereIsMissed() {
        var field = field(AttributeDefinition.STRING, 0);
        var present = new TypedProperties(false);
        assertThatThrownBy(() -> field.checkPresent(present)).hasMessageContaining("must have a value");
        field.put("a", present);
        assertThatCode(() -> field.checkPresent(present)).doesNotThrowAnyException();
        field.put("", present);
        assertThat(present).isEmpty();
    }
}
