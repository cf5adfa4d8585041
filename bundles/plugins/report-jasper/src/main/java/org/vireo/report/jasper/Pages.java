package org.vireo.report.jasper;

import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;

/**
 * Puts parts of a report one after the other: below each other on a page as long as there is room for enough of the next one. Confined to
 * one thread.
 */
final class Pages {
    private static final int GAP = 10;

    private final boolean paged;
    private final List<JasperPrint> prints = new ArrayList<>();
    private int named;

    /**
     * Nothing yet.
     *
     * @param paged whether there are pages, or each part is as long as it is
     */
    Pages(boolean paged) {
        this.paged = paged;
    }

    /** Whether there are pages at all. */
    boolean paged() {
        return paged;
    }

    /** Whether nothing was added. */
    boolean empty() {
        return prints.isEmpty();
    }

    /** A name for a picture that no other has. */
    String name() {
        return "picture" + named++;
    }

    /** Adds a part. */
    void add(Part part) throws JRException {
        int used = paged && !prints.isEmpty() ? used(last()) : 0;
        if (used == 0 || used + GAP + part.needed() > TableDesign.ROOM) {
            prints.add(part.fill(paged));
            return;
        }
        var print = part.below(used + GAP).fill(true);
        for (var element : print.getPages().get(0).getElements()) {
            if (!atFoot(element.getKey())) {
                last().addElement(element);
            }
        }
        print.removePage(0);
        if (!print.getPages().isEmpty()) {
            prints.add(print);
        }
    }

    private JRPrintPage last() {
        var pages = prints.get(prints.size() - 1).getPages();
        return pages.get(pages.size() - 1);
    }

    /** What is used of a page below its margin. */
    private static int used(JRPrintPage page) {
        return page.getElements().stream()
                        .filter(element -> !atFoot(element.getKey()))
                        .mapToInt(element -> element.getY() + element.getHeight())
                        .max()
                        .orElse(TableDesign.ABOVE)
                - TableDesign.ABOVE;
    }

    private static boolean atFoot(String key) {
        return TableDesign.PAGE_KEY.equals(key) || TableDesign.FOOT_KEY.equals(key);
    }

    /** All of them, counted through. */
    List<JasperPrint> numbered() {
        int all = prints.stream().mapToInt(print -> print.getPages().size()).sum();
        int number = 0;
        for (var print : prints) {
            for (var page : print.getPages()) {
                number++;
                for (var element : page.getElements()) {
                    if (TableDesign.PAGE_KEY.equals(element.getKey()) && element instanceof JRPrintText text) {
                        text.setText(number + " / " + all);
                    }
                }
            }
        }
        return prints;
    }
}
