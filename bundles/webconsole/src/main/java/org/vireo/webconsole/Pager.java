package org.vireo.webconsole;

/**
 * Which part of a long list is shown.
 *
 * @param number of the page, from 1
 * @param total of the items
 */
record Pager(int number, long total) {
    /** Items on a page. */
    static final int SIZE = 50;

    /** The page that was asked for, or the last one. */
    static Pager of(Visit visit, long total) {
        return new Pager((int) Math.min(visit.page(), Math.max(1, (total + SIZE - 1) / SIZE)), total);
    }

    /** How many items are before the page. */
    int skip() {
        return (number - 1) * SIZE;
    }

    /**
     * Links to the pages before and after.
     *
     * @param address of the list with the part of its query that precedes the number of the page
     */
    void show(Html page, String address) {
        var last = Math.min(total, (long) number * SIZE);
        page.open("p", "class", "pages").text((skip() + 1L) + "–" + last + " of " + total + " ");
        if (number > 1) {
            page.element("a", "Previous", "href", address + (number - 1), "rel", "prev")
                    .text(" ");
        }
        if (last < total) {
            page.element("a", "Next", "href", address + (number + 1), "rel", "next");
        }
        page.close();
    }
}
