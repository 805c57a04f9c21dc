/**
 * What all pages share: who looks at a page, its links and its texts, and the parts of Faces that the application
 * replaces. The beans of the pages, in the packages below this one, only adapt the services to a view; they never see a
 * token.
 */
package org.exchangeconnect.pages;
