//! Files that machines look for at fixed places: the map of the site, the rules for robots, the headers for servers.

use super::job::{Plan, Task};
use crate::context::frame::POLICY;
use crate::markup::escaped;
use crate::model::project::Project;
use crate::output::OutputPath;
use crate::page::CommonPage;

/// Their paths and texts. The map lists every page that may be indexed, with the date of the data. Those of examples are among them: their
/// titles and descriptions say that the town is fictional, so that a search result can't mislead.
pub(super) fn files(project: &Project, plan: &Plan) -> Vec<(String, String)> {
    let base = &project.site.base_url;
    let date = project.site.reference_date;
    let mut map =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let is_hidden = |task: &Task| matches!(task, Task::Page(_, CommonPage::NotFound | CommonPage::Former(..)));
    for (path, task) in &plan.tasks {
        if task.is_page() && !is_hidden(task) {
            map.push_str(&format!("<url><loc>{}</loc><lastmod>{date}</lastmod></url>\n", escaped(&address(base, path))));
        }
    }
    map.push_str("</urlset>\n");
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n");
    vec![("sitemap.xml".to_owned(), map), ("robots.txt".to_owned(), robots), ("_headers".to_owned(), headers(project.site.base_path()))]
}

/// The headers that a server should send, in the form that common hosts read. A page says its policy itself, but only a header can keep it from being
/// framed. Assets have their digest in their names, so they may be kept for ever; open data may be read by the pages of others.
fn headers(base: &str) -> String {
    format!(
        "{base}/*\n  Content-Security-Policy: {POLICY}; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  Permissions-Policy: camera=(), geolocation=(), microphone=()\n  \
         Cross-Origin-Opener-Policy: same-origin\n  Strict-Transport-Security: max-age=31536000\n\n\
         {base}/recursos/*\n  Cache-Control: public, max-age=31536000, immutable\n\n\
         {base}/dades/*\n  Access-Control-Allow-Origin: *\n"
    )
}

fn address(base: &str, path: &OutputPath) -> String {
    format!("{base}{}", path.url())
}
