package org.exchangeconnect.web.session;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Sets random keys for the MyFaces view state at each startup: 256 bits for AES, 256 bits for HMAC-SHA256, and an
 * initialization vector of one block for CBC mode. The state itself stays in the session, so neither other nodes nor
 * later startups need the keys. It is declared in web.xml and so runs before MyFaces' own listener reads the keys.
 */
public final class ViewStateKeys implements ServletContextListener {

    private static final int KEY_BYTES = 32;
    private static final int BLOCK_BYTES = 16;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        SecureRandom random = new SecureRandom();
        context.setInitParameter("org.apache.myfaces.SECRET", bytes(random, KEY_BYTES));
        context.setInitParameter("org.apache.myfaces.MAC_SECRET", bytes(random, KEY_BYTES));
        context.setInitParameter("org.apache.myfaces.ALGORITHM.IV", bytes(random, BLOCK_BYTES));
    }

    private static String bytes(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
