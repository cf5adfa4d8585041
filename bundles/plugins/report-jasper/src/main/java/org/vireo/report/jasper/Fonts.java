package org.vireo.report.jasper;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontFamily;
import net.sf.jasperreports.engine.fonts.SimpleFontFace;
import net.sf.jasperreports.engine.fonts.SimpleFontFamily;

/** Letters of many scripts: DejaVu Sans, which comes with the bundle, and a font for Chinese, Japanese and Korean. Thread-safe. */
final class Fonts {
    /** To be named in designs. */
    static final String MAIN = "DejaVu Sans";

    private static final String OTHER = "Vireo ";
    private static final int MAIN_ONE = -1;
    private static final String PLACE = "net/sf/jasperreports/fonts/dejavu/";

    private final SimpleJasperReportsContext context;
    private final Font main;
    private final List<Font> others;

    /** Reads the fonts. */
    Fonts(Theme theme) {
        context = new SimpleJasperReportsContext(DefaultJasperReportsContext.getInstance());
        main = read(PLACE + "DejaVuSans.ttf");
        others = theme.others().stream().map(file -> read(file.toString())).toList();
        var own = family(MAIN, PLACE + "DejaVuSans.ttf", PLACE + "DejaVuSans-Bold.ttf");
        var families = new ArrayList<FontFamily>(List.of(own));
        for (int i = 0; i < theme.others().size(); i++) {
            var file = theme.others().get(i).toString();
            families.add(family(OTHER + i, file, file));
        }
        context.setExtensions(FontFamily.class, families);
        context.setProperty("net.sf.jasperreports.image.dpi", "144");
        // letters of these are joined and turned round by Java's own means
        context.setProperty(
                "net.sf.jasperreports.export.pdf.glyph.renderer.blocks",
                "ARABIC,ARABIC_PRESENTATION_FORMS_B,HEBREW,DEVANAGARI");
    }

    /** With these fonts, and no others that the bundle might find. */
    JasperReportsContext context() {
        return context;
    }

    /** One that has all of these texts, or else the main one. */
    Font awt(List<String> texts) {
        return Stream.concat(Stream.of(main), others.stream())
                .filter(font -> texts.stream().allMatch(text -> font.canDisplayUpTo(text) < 0))
                .findFirst()
                .orElse(main);
    }

    private SimpleFontFamily family(String name, String normal, String bold) {
        var family = new SimpleFontFamily(context);
        family.setName(name);
        family.setNormalFace(face(normal));
        family.setBoldFace(face(bold));
        family.setPdfEncoding("Identity-H");
        family.setPdfEmbedded(true);
        return family;
    }

    private SimpleFontFace face(String place) {
        var face = new SimpleFontFace(context);
        face.setTtf(place);
        return face;
    }

    /** Text as designs take it: nothing in it has a meaning, and what the main font has not is in the other one. */
    String marked(String text) {
        var marked = new StringBuilder();
        int before = MAIN_ONE;
        for (int letter : text.codePoints().toArray()) {
            int wanted = font(letter);
            if (wanted != before) {
                marked.append(before == MAIN_ONE ? "" : "</style>");
                marked.append(wanted == MAIN_ONE ? "" : "<style fontName=\"" + OTHER + wanted + "\">");
                before = wanted;
            }
            marked.append(escaped(letter));
        }
        return marked.append(before == MAIN_ONE ? "" : "</style>").toString();
    }

    /** Place of the font that has a letter. */
    private int font(int letter) {
        if (!main.canDisplay(letter)) {
            for (int i = 0; i < others.size(); i++) {
                if (others.get(i).canDisplay(letter)) {
                    return i;
                }
            }
        }
        return MAIN_ONE;
    }

    private static String escaped(int letter) {
        return switch (letter) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(letter);
        };
    }

    private static Font read(String place) {
        var inside = Fonts.class.getClassLoader().getResource(place);
        try (var in = inside == null ? Files.newInputStream(Path.of(place)) : inside.openStream()) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException e) {
            throw new IllegalArgumentException("the font " + place + " cannot be read", e);
        }
    }
}
