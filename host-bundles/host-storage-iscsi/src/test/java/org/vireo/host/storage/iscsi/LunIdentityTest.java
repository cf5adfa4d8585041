package org.vireo.host.storage.iscsi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LunIdentityTest {
    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] name(int kind, byte[] name) {
        return ByteBuffer.allocate(4 + name.length)
                .put((byte) 1)
                .put((byte) kind)
                .put((byte) 0)
                .put((byte) name.length)
                .put(name)
                .array();
    }

    private static byte[] page(byte[]... names) {
        var page = ByteBuffer.allocate(200).put(new byte[4]);
        for (var name : names) {
            page.put(name);
        }
        return java.util.Arrays.copyOf(page.array(), page.position());
    }

    private static String id(byte[] page) {
        return LunIdentity.of(new byte[0], new byte[0], page).id();
    }

    @Test
    void isWhatALunSaysOfItself() {
        var says = LunIdentity.of(ascii("........EXAMPLE DISK            0001"), ascii("....sn-7  "), page());
        assertThat(says).isEqualTo(new LunIdentity("", "EXAMPLE", "DISK", "sn-7"));
    }

    @Test
    void theIdIsTheBestNameThatIsTheLunsOwn() {
        var naa = HexFormat.of().parseHex("6000000000000000");
        var eui = HexFormat.of().parseHex("0011223344556677");
        assertThat(id(page(name(1, ascii("IET  0001")), name(3, naa)))).isEqualTo("36000000000000000");
        assertThat(id(page(name(3, eui), name(3, HexFormat.of().parseHex("60".repeat(16))))))
                .isEqualTo("3" + "60".repeat(16));
        assertThat(id(page(name(2, eui), name(1, ascii("x"))))).isEqualTo("20011223344556677");
        assertThat(id(page(name(1, ascii("IET  0001"))))).isEqualTo("1IET_0001");
        assertThat(id(page(name(0x13, naa)))).as("of its port").isEmpty();
    }

    @Test
    void whatIsCutShortIsNoMischief() {
        var naa = page(name(3, HexFormat.of().parseHex("6000000000000000")));
        for (int length = 0; length < naa.length; length++) {
            assertThat(id(java.util.Arrays.copyOf(naa, length)).length()).isLessThan(17);
        }
    }
}
