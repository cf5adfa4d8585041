package org.vireo.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What Windows asks for when it is set up. Immutable; empty texts mean that it is not said.
 *
 * @param domain to join
 * @param organisationalUnit in that domain
 * @param organisation that owns it
 * @param licenseKey product key
 * @param inputLocale keyboard
 * @param systemLocale of programs without Unicode
 * @param userLocale formats
 * @param uiLanguage of the desktop
 */
public record WindowsSetup(
        String domain,
        String organisationalUnit,
        String organisation,
        Optional<Secret> licenseKey,
        String inputLocale,
        String systemLocale,
        String userLocale,
        String uiLanguage) {
    /** Nothing said. */
    public static final WindowsSetup NONE = new WindowsSetup("", "", "", Optional.empty(), "", "", "", "");

    /** Refuses missing values. */
    public WindowsSetup {
        Ranges.plain("the domain", domain, 255);
        Ranges.plain("the organisational unit", organisationalUnit, 1000);
        Ranges.plain("the organisation", organisation, 255);
        Objects.requireNonNull(licenseKey, "licenseKey");
        Ranges.plain("the input locale", inputLocale, 100);
        Ranges.plain("the system locale", systemLocale, 100);
        Ranges.plain("the user locale", userLocale, 100);
        Ranges.plain("the language", uiLanguage, 100);
    }
}
