package org.vireo.host.libvirt.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At a real pseudo-terminal, whose other end is what QEMU has. */
class SerialPortTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Terminals terminals = Native.load("c", Terminals.class);
    private int other;
    private SerialPort port;

    interface Terminals extends Library {
        int posix_openpt(int flags);

        int grantpt(int descriptor);

        int unlockpt(int descriptor);

        String ptsname(int descriptor);

        void cfmakeraw(Pointer settings);

        int tcgetattr(int descriptor, Pointer settings);

        int tcsetattr(int descriptor, int when, Pointer settings);

        NativeLong read(int descriptor, byte[] into, NativeLong most);

        NativeLong write(int descriptor, byte[] from, NativeLong count);

        int close(int descriptor);
    }

    @BeforeEach
    void open() {
        other = terminals.posix_openpt(0x102);
        terminals.grantpt(other);
        terminals.unlockpt(other);
        // QEMU does so, too
        try (var settings = new com.sun.jna.Memory(256)) {
            terminals.tcgetattr(other, settings);
            terminals.cfmakeraw(settings);
            terminals.tcsetattr(other, 0, settings);
        }
        port = new SerialPort(terminals.ptsname(other));
    }

    @AfterEach
    void close() {
        port.close();
        if (other >= 0) {
            terminals.close(other);
        }
    }

    private void says(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        terminals.write(other, bytes, new NativeLong(bytes.length));
    }

    @Test
    void readsWhatThereIsAndWaitsForMore() {
        assertThat(port.read(100)).hasValueSatisfying(bytes -> assertThat(bytes).isEmpty());
        says("login: ");
        port.await(SOON);
        assertThat(port.read(100))
                .hasValueSatisfying(bytes ->
                        assertThat(new String(bytes, StandardCharsets.US_ASCII)).isEqualTo("login: "));
    }

    @Test
    void writesWithoutChangingAnything() {
        byte[] keys = {'r', 'o', 'o', 't', '\r', 3, 0, -1};
        assertThat(port.write(keys)).isEqualTo(keys.length);
        var into = new byte[100];
        int count = terminals.read(other, into, new NativeLong(100)).intValue();
        assertThat(Arrays.copyOf(into, count)).isEqualTo(keys);
    }

    @Test
    void takesNoMoreThanFits() {
        int taken = port.write(new byte[1 << 20]);
        assertThat(taken).isPositive().isLessThan(1 << 20);
        assertThat(port.write(new byte[1 << 20])).isLessThan(1 << 20);
    }

    @Test
    void knowsWhenTheOtherSideIsGone() {
        terminals.close(other);
        other = -1;
        port.await(SOON);
        assertThat(port.read(100)).isEmpty();
    }

    @Test
    void opensNothingElse() {
        assertThatThrownBy(() -> new SerialPort("/etc/shadow")).hasMessageContaining("/etc/shadow");
        assertThatThrownBy(() -> new SerialPort("/dev/pts/../../etc/shadow"))
                .hasMessageContaining("no pseudo-terminal");
    }
}
