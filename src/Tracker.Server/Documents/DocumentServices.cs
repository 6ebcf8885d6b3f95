namespace Tracker.Server.Documents;

public static class DocumentServices
{
    /// <summary>Documents of sources. Needs the store and the search.</summary>
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton<ReadingProcess>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<DocumentDesk>();
    }
}
