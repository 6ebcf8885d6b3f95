namespace Tracker.Server.History;

public static class HistoryServices
{
    /// <summary>The history of co-edited texts. Needs the store.</summary>
    public static void AddHistory(this IServiceCollection services) => services.AddSingleton<TextHistory>();
}
