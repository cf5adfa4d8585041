package org.vireo.ctl.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is typed at a serial console and what of it the guest gets. */
class EscapesTest {
    private final Escapes escapes = new Escapes();

    private String take(String typed) {
        var bytes = typed.getBytes(StandardCharsets.ISO_8859_1);
        return new String(escapes.take(bytes, bytes.length), StandardCharsets.ISO_8859_1);
    }

    @Test
    void leavesAtTheBeginningOfALineOnly() {
        assertThat(take("ls ~.\r")).isEqualTo("ls ~.\r");
        assertThat(escapes.left()).isFalse();

        assertThat(take("~.never sent")).isEmpty();
        assertThat(escapes.left()).isTrue();
    }

    @Test
    void knowsTheEscapeWhenItIsTheFirstThingTypedAndComesInPieces() {
        assertThat(take("~")).isEmpty();
        assertThat(escapes.left()).isFalse();
        assertThat(take(".")).isEmpty();
        assertThat(escapes.left()).isTrue();
    }

    @Test
    void sendsATildeThatLeadsToNothingElse() {
        assertThat(take("~/bin/true\r")).isEqualTo("~/bin/true\r");
        assertThat(take("~~.\r")).isEqualTo("~.\r");
        assertThat(take("~\r~.")).isEqualTo("~\r");
        assertThat(escapes.left()).isTrue();
    }

    @Test
    void sendsEveryOtherByteAsItIs() {
        assertThat(take("\u0003\u001a\u001b[A\u00ff\u0000")).isEqualTo("\u0003\u001a\u001b[A\u00ff\u0000");
    }
}
