package org.vireo.report.jasper;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Dimension2D;
import java.awt.geom.Rectangle2D;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.DimensionRenderable;
import net.sf.jasperreports.renderers.Graphics2DRenderable;
import net.sf.jasperreports.renderers.Renderable;

/** Something that is drawn, as lines where a form has them and as dots where not. Immutable. */
final class Picture implements Renderable, Graphics2DRenderable, DimensionRenderable {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final transient Drawing drawing;
    private final int width;
    private final int height;

    /**
     * Of a size in points.
     *
     * @param id unique in its report
     */
    Picture(String id, Drawing drawing, int width, int height) {
        this.id = id;
        this.drawing = drawing;
        this.width = width;
        this.height = height;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D area) {
        drawing.draw(graphics, area);
    }

    @Override
    public Dimension2D getDimension(JasperReportsContext context) {
        return new Dimension(width, height);
    }

    /** Draws into a rectangle. */
    interface Drawing {
        void draw(Graphics2D graphics, Rectangle2D area);
    }
}
