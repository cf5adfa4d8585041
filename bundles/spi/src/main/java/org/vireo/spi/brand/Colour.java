package org.vireo.spi.brand;

/**
 * A colour of sRGB. Immutable.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
public record Colour(int red, int green, int blue) {
    public static final Colour WHITE = new Colour(255, 255, 255);
    public static final Colour BLACK = new Colour(0, 0, 0);

    private static final int HEX = 16;
    private static final int MOST = 255;
    private static final double AROUND = 0.05;

    /** @throws IllegalArgumentException when a part is out of its range */
    public Colour {
        if (((red | green | blue) & ~MOST) != 0) {
            throw new IllegalArgumentException("red, green and blue are 0 to 255: " + red + ", " + green + ", " + blue);
        }
    }

    /**
     * Of a text such as {@code #1f5f8b}.
     *
     * @throws IllegalArgumentException when it is not of that form; names it
     */
    public static Colour of(String text) {
        if (!text.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException("a colour must be one such as #1f5f8b, not '" + text + "'");
        }
        var all = Integer.parseInt(text.substring(1), HEX);
        return new Colour(all >> 16, all >> 8 & MOST, all & MOST);
    }

    /** The contrast ratio of WCAG 2, from 1 (none) to 21 (black and white); text of usual size needs 4.5. */
    public double contrast(Colour other) {
        var mine = luminance();
        var its = other.luminance();
        return (Math.max(mine, its) + AROUND) / (Math.min(mine, its) + AROUND);
    }

    /** With a share, from 0 to 1, of another. */
    public Colour mixed(Colour other, double share) {
        return new Colour(
                mixed(red, other.red, share), mixed(green, other.green, share), mixed(blue, other.blue, share));
    }

    private static int mixed(int one, int other, double share) {
        return (int) Math.round(one + (other - one) * share);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        var share = part / (double) MOST;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** Such as {@code #1f5f8b}. */
    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
