package org.vireo.spi.report;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Words of reports in several languages, from message files. Thread-safe.
 *
 * <p>Keys: {@code <report>.title}, {@code <report>.description}, {@code <report>.table.<table>}, {@code <report>.chart.<table>.<1…>},
 * {@code category.<category>}, {@code parameter.<parameter>}, and {@code <report>.column.<column>} or, for all reports,
 * {@code column.<column>}.
 */
public final class ReportTexts {
    private final String base;
    private final ClassLoader loader;

    /**
     * From {@code <base>.properties}, {@code <base>_de.properties} and so on, in UTF-8; the first is in English and has every key.
     *
     * @param base with '/' between folders
     * @param loader of the bundle that has them
     */
    public ReportTexts(String base, ClassLoader loader) {
        this.base = Objects.requireNonNull(base, "base");
        this.loader = Objects.requireNonNull(loader, "loader");
    }

    /** The words in this language, or else in English, if there are any. */
    public Optional<String> find(String key, Locale locale) {
        try {
            var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
            return Optional.of(ResourceBundle.getBundle(base.replace('/', '.'), locale, loader, control)
                    .getString(key));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    /** The words, or the key itself where there are none. */
    public String text(String key, Locale locale) {
        return find(key, locale).orElse(key);
    }
}
