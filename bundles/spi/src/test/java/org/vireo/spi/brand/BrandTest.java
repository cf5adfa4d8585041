package org.vireo.spi.brand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrandTest {
    @TempDir
    Path folder;

    private Brand branded(String... lines) throws IOException {
        Files.writeString(folder.resolve(Brand.THEME), String.join("\n", lines));
        return Brand.of(folder);
    }

    @Test
    void withoutAFileItIsTheProductsOwn() {
        assertThat(Brand.of(folder)).satisfies(brand -> {
            assertThat(brand.product()).isEqualTo("Vireo");
            assertThat(brand.light()).isEmpty();
            assertThat(brand.problems()).isEmpty();
        });
    }

    @Test
    void theOneInTheSourcesHasNoProblems() {
        var own = Brand.of(Path.of("../../branding/theme"));
        assertThat(own.problems()).isEmpty();
        assertThat(own.product()).isEqualTo("Vireo");
        assertThat(own.light()).isPresent();
        assertThat(own.dark()).isPresent();
    }

    @Test
    void aDarkColourIsMadeLighterForDarkGround() throws IOException {
        var brand = branded("product = Übersee \"Cloud\"", "colour = #6a1b9a");
        assertThat(brand.product()).isEqualTo("Übersee \"Cloud\"");
        assertThat(brand.light()).hasValue(new Colour(0x6a, 0x1b, 0x9a));
        assertThat(brand.dark().orElseThrow().contrast(Colour.of("#383838"))).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void whatCannotBeReadIsLeftOutWithTheReason() throws IOException {
        var brand = branded("colour = #ffee00", "colour-dark = #202020", "link = javascript:alert(1)");
        assertThat(brand.light()).isEmpty();
        assertThat(brand.dark()).isEmpty();
        assertThat(brand.link()).isEmpty();
        assertThat(brand.problems())
                .anyMatch(text ->
                        text.startsWith("colour in") && text.contains("#ffee00 has a contrast of 1.1 to #f2f2f2"))
                .anyMatch(text -> text.startsWith("colour-dark in"))
                .anyMatch(text -> text.startsWith("link in"));
        assertThat(branded("colour = red; } body { display: none").problems())
                .singleElement()
                .asString()
                .contains("must be one such as #1f5f8b");
        assertThat(branded("product = A\\u000aBcc: all").product()).isEqualTo("Vireo");
    }

    @Test
    void aFileOfOtherLettersIsNamed() throws IOException {
        Files.write(folder.resolve(Brand.THEME), "product = Übersee".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Brand.of(folder).problems()).singleElement().asString().contains("UTF-8");
    }

    @Test
    void contrastsAreThoseOfTheStandard() {
        assertThat(Colour.BLACK.contrast(Colour.WHITE)).isEqualTo(21, Offset.offset(0.001));
        assertThat(Colour.of("#767676").contrast(Colour.WHITE)).isEqualTo(4.54, Offset.offset(0.01));
    }
}
