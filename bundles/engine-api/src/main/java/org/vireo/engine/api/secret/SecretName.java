package org.vireo.engine.api.secret;

import java.util.Objects;
import java.util.regex.Pattern;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/**
 * What a secret is called: segments with slashes between them, each letters, digits, {@code _ . ~ -} and beginning with a letter or
 * digit, such as {@code plugin/directory-ldap/bind_password}. The name is no secret. Immutable.
 *
 * @param text the whole name, at most 255 characters
 */
public record SecretName(String text) {
    private static final int LONGEST = 255;
    private static final String SEGMENT = "[A-Za-z0-9][A-Za-z0-9_.~-]*";
    private static final Pattern FORM = Pattern.compile(SEGMENT + "(/" + SEGMENT + ")*");

    /** Refuses texts of another form with {@code BAD_VALUE}. */
    public SecretName {
        Objects.requireNonNull(text, "text");
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            throw new VireoException(
                    ModelError.BAD_VALUE,
                    "a name of a secret must be 1 to " + LONGEST
                            + " characters: segments of letters, digits, '_', '.', '~', '-' separated by '/'");
        }
    }

    /** Puts segments together, such as {@code of("plugin", "storage-nfs", "password")}; none of them may hold a slash. */
    public static SecretName of(String first, String... further) {
        var name = new SecretName(first);
        for (String segment : further) {
            if (segment.indexOf('/') >= 0) {
                throw new VireoException(ModelError.BAD_VALUE, "a segment of a name of a secret must not hold '/'");
            }
            name = new SecretName(name.text + "/" + segment);
        }
        return name;
    }

    /** The folder of what belongs to a plugin: only that plugin's configurations may name secrets below it. */
    public static SecretName ofPlugin(String pluginId) {
        return of("plugin", pluginId);
    }

    /** A secret in this folder; {@code key} is one segment. */
    public SecretName child(String key) {
        return of(text, key);
    }

    /** Whether this lies in the folder, however deep; a folder does not lie in itself. */
    public boolean isBelow(SecretName folder) {
        return text.startsWith(folder.text + "/");
    }

    @Override
    public String toString() {
        return text;
    }
}
