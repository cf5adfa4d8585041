package org.vireo.sealing.local;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.sealing.Sealer;
import org.vireo.sealing.SealingError;
import org.vireo.sealing.SealingKeys;

/**
 * Seals with AES-256 in Galois/Counter Mode and keys in a file. A sealed text is {@code $sealed$1$<key id>$<Base64 of nonce, ciphertext
 * and tag>}; form, key id and purpose are bound as additional data. Thread-safe.
 */
@Component(
        service = {Sealer.class, SealingKeys.class},
        configurationPid = "vireo.sealing")
@Designate(ocd = SealingSettings.class)
public final class AesSealer implements Sealer, SealingKeys {
    private static final String FORM = MARK + "1$";
    private static final Pattern SEALED =
            Pattern.compile(Pattern.quote(FORM) + "(" + KeyRing.ID + ")\\$([A-Za-z0-9+/]+=*)");
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final KeyRing keys;

    /** Makes the first key when there is none. */
    @Activate
    public AesSealer(SealingSettings settings) {
        this(directory(settings.directory()));
    }

    /** Keys in a directory. */
    public AesSealer(Path directory) {
        this.keys = new KeyRing(new KeyFile(directory.resolve("keys")), random);
    }

    private static Path directory(String configured) {
        return configured.isBlank()
                ? Path.of(System.getProperty("karaf.data", "data"), "secrets")
                : Path.of(configured);
    }

    @Override
    public String seal(String purpose, Secret secret) {
        var id = keys.present();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, keys.key(id).orElseThrow(), nonce, bound(id, purpose));
            var sealed = cipher.doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            var whole = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return Sealer.markOf(id) + Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new VireoException(SealingError.KEYS_UNUSABLE, "this Java cannot seal secrets", e);
        }
    }

    @Override
    public Secret open(String purpose, String sealed) {
        var parts = SEALED.matcher(Objects.requireNonNull(sealed, "sealed"));
        if (!parts.matches()) {
            throw unreadable("its form is unknown", null);
        }
        var id = parts.group(1);
        var key = keys.key(id).orElseThrow(() -> unreadable("the key " + id + " is not there", null));
        try {
            var whole = Base64.getDecoder().decode(parts.group(2));
            // the last character has bits that mean nothing: only one spelling is ours
            if (!Base64.getEncoder().encodeToString(whole).equals(parts.group(2))) {
                throw unreadable("it was changed", null);
            }
            var nonce = Arrays.copyOf(whole, NONCE_BYTES);
            var cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, bound(id, purpose));
            var clear = cipher.doFinal(whole, NONCE_BYTES, Math.max(0, whole.length - NONCE_BYTES));
            return Secret.of(new String(clear, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable("it was changed or belongs elsewhere", e);
        }
    }

    private static VireoException unreadable(String why, Exception cause) {
        return new VireoException(SealingError.SECRET_UNREADABLE, "a kept secret cannot be opened: " + why, cause);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }

    private static byte[] bound(String id, String purpose) {
        return (Sealer.markOf(id) + purpose).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String renew() {
        return keys.renew();
    }

    @Override
    public String present() {
        return keys.present();
    }

    @Override
    public Set<String> older() {
        return keys.older();
    }

    @Override
    public void drop(String id) {
        keys.drop(id);
    }
}
