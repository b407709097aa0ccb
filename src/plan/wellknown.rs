//! Files that machines look for at fixed places: the map of the site and the rules for robots.

use super::job::{OutputPath, Plan, Task};
use crate::markup::escaped;
use crate::model::project::Project;

/// Their paths and texts. The map lists every page that may be indexed, with the date of the data. Those of examples are among them: their
/// titles and descriptions say that the town is fictional, so that a search result can't mislead.
pub(super) fn files(project: &Project, plan: &Plan) -> Vec<(String, String)> {
    let base = &project.site.base_url;
    let date = project.site.reference_date;
    let mut map =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (path, job) in &plan.jobs {
        if let Task::Page(page) = &job.task
            && !page.meta.hidden
        {
            map.push_str(&format!("<url><loc>{}</loc><lastmod>{date}</lastmod></url>\n", escaped(&address(base, path))));
        }
    }
    map.push_str("</urlset>\n");
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n");
    vec![("sitemap.xml".to_owned(), map), ("robots.txt".to_owned(), robots)]
}

fn address(base: &str, path: &OutputPath) -> String {
    format!("{base}{}", path.url())
}
