namespace Tracker.Protocol;

/// <summary>As what a frozen brief can be had beside a web page and a Word document.</summary>
/// <param name="Pdf">Whether the installation has a browser that makes PDFs.</param>
public sealed record BookForms(bool Pdf);
