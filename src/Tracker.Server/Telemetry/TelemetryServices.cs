using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Tracker.Server.Telemetry;

public static class TelemetryServices
{
    /// <summary>Traces and metrics over OTLP if an endpoint is set. They contain no payload, no participant and no query string.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder, TelemetryOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.OtlpEndpoint)) return;
        var endpoint = new Uri(options.OtlpEndpoint);
        builder.Services.AddOpenTelemetry()
            .WithMetrics(m => m
                .AddMeter(RecordMetrics.Name, "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
                    "Microsoft.AspNetCore.Http.Connections")
                .AddRuntimeInstrumentation()
                .AddOtlpExporter(o => o.Endpoint = endpoint))
            .WithTracing(t => t
                .AddAspNetCoreInstrumentation(o => o.EnrichWithHttpRequest = (activity, _) => activity.SetTag("url.query", null))
                .AddSource("Microsoft.Orleans.Application")
                .AddOtlpExporter(o => o.Endpoint = endpoint));
    }
}
